// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"
#include "model/user.h"

namespace parlor {

/// Of a workspace and of a room (rooms have no guests). Ordered by power.
enum class Role { Guest, Member, Admin, Owner };

struct Workspace {
    WorkspaceId id;
    QString name;
    Role role = Role::Member;  ///< the caller's own
    Timestamp createdAt;
    Revision revision = 0;

    bool operator==(const Workspace &) const = default;
};

/// Somebody in a room or workspace.
struct Member {
    User user;
    Role role = Role::Member;

    bool operator==(const Member &) const = default;
};

}  // namespace parlor
