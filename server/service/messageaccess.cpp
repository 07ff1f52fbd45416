// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messageaccess.h"

#include "service/refusal.h"

namespace parlor {

Result<MessageAccess> accessToMessage(Database &database, UserId user, MessageId id)
{
    std::optional<StoredMessage> stored = MessageTable(database).find(id);
    if (!stored)
        return refusal::noSuchMessage();
    Result<RoomAccess> access = joinedRoom(database, user, stored->message.roomId);
    if (access)
        return MessageAccess{*std::move(stored), *std::move(access)};
    // A message in a room that one may not see answers exactly as one that does not exist.
    return access.error().code == ErrorCode::NotFound ? refusal::noSuchMessage() : access.error();
}

}  // namespace parlor
