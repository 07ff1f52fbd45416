// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "service/roomaccess.h"

namespace parlor {

/// Messages of others after the read mark that are there and are no system messages. Computed, never counted.
int unreadOf(Database &database, UserId user, const RoomInfo &room, const Membership &membership);
/// The room as this person sees it.
Room pictureOf(Database &database, UserId user, const RoomAccess &access);

}  // namespace parlor
