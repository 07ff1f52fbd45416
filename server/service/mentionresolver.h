// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "service/roomaccess.h"

namespace parlor {

/// Whom a body names: people of the room's workspace, and everyone where the sender may call them.
Mentions mentionsIn(Database &database, const RoomAccess &access, const QString &body);

}  // namespace parlor
