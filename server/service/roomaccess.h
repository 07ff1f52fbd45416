// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/membertable.h"

namespace parlor {

/// A room as one person stands to it.
struct RoomAccess {
    RoomInfo room;
    std::optional<Membership> membership;

    bool isAdmin() const { return membership && membership->role >= Role::Admin; }
    bool allows(Audience audience) const { return audience == Audience::All || isAdmin(); }
};

/// A room that the person may know of: a member's, or a channel of the person's workspace (guests see only
/// their own). NotFound for any other, as for one that does not exist.
Result<RoomAccess> visibleRoom(Database &database, UserId user, RoomId room);
/// A room that the person is in. As above, and NotAMember for a channel that could be joined.
Result<RoomAccess> joinedRoom(Database &database, UserId user, RoomId room);

}  // namespace parlor
