// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace.h"

#include <optional>

namespace parlor {

using InviteId = Id<struct InviteTag>;

/// A way into a workspace that somebody was given. Its token is shown once, to who made it.
struct Invite {
    InviteId id;
    WorkspaceId workspaceId;
    std::optional<RoomId> roomId;
    Role role = Role::Member;
    UserId createdBy;
    Timestamp createdAt;
    Timestamp expiresAt;
    std::optional<int> maxUses;  ///< nothing: as many as come
    int uses = 0;

    bool operator==(const Invite &) const = default;
};

/// What a stranger may know of an invite before accepting it.
struct InvitePreview {
    QString serverName;
    WorkspaceId workspaceId;
    QString workspaceName;
    QString inviterName;

    bool operator==(const InvitePreview &) const = default;
};

}  // namespace parlor
