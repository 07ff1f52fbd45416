// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "service/presencebook.h"
#include "service/roomaccess.h"

namespace parlor {

/// Whom a body names: people of the room's workspace, and everyone where the sender may call them.
Mentions mentionsIn(Database &database, const RoomAccess &access, const QString &body);

/// Notes for counting whom a new message names. @here is whoever of the room is there at this moment, and nobody
/// who comes later.
void noteMentions(Database &database, const Message &message, const PresenceBook &presence);
/// The same for a message whose words changed. It called those who are there once, when it first did.
void noteMentionsAnew(Database &database, const Message &message, bool calledHereBefore, const PresenceBook &presence);

}  // namespace parlor
