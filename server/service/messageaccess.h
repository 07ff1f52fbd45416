// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/roomaccess.h"
#include "store/messagetable.h"

namespace parlor {

/// A message as one person stands to it.
struct MessageAccess {
    StoredMessage stored;
    RoomAccess access;
};

/// A message in a room that the person is in. NotFound and NotAMember as for the room, in the words of messages.
Result<MessageAccess> accessToMessage(Database &database, UserId user, MessageId id);

}  // namespace parlor
