// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/roomaccess.h"

#include "service/refusal.h"
#include "store/roomtable.h"
#include "store/workspacetable.h"

namespace parlor {

Result<RoomAccess> visibleRoom(Database &database, UserId user, RoomId room)
{
    std::optional<RoomInfo> info = RoomTable(database).find(room);
    if (!info)
        return refusal::noSuchRoom();
    RoomAccess access{std::move(*info), MemberTable(database).find(room, user)};
    if (access.membership)
        return access;
    const std::optional<Role> role = WorkspaceTable(database).roleOf(access.room.workspaceId, user);
    if (access.room.kind != RoomKind::Channel || role.value_or(Role::Guest) < Role::Member)
        return refusal::noSuchRoom();
    return access;
}

Result<RoomAccess> joinedRoom(Database &database, UserId user, RoomId room)
{
    Result<RoomAccess> access = visibleRoom(database, user, room);
    if (access && !access->membership)
        return {ErrorCode::NotAMember, QStringLiteral("Not a member of this room")};
    return access;
}

}  // namespace parlor
