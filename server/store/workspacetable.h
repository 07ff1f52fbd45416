// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace.h"
#include "store/database.h"

namespace parlor {

struct WorkspaceMembership {
    WorkspaceId workspace;
    EventId fromEvent = 0;
};

/// Workspaces and who is in them.
class WorkspaceTable
{
public:
    explicit WorkspaceTable(Database &database) : m_database(database) {}

    bool any();
    WorkspaceId insert(const QString &name, Timestamp at, Revision revision);
    /// As this person sees it; nothing for who is not in it.
    std::optional<Workspace> findFor(WorkspaceId id, UserId user);
    QList<Workspace> listFor(UserId user);

    void addMember(WorkspaceId id, UserId user, Role role, EventId from);
    std::optional<Role> roleOf(WorkspaceId id, UserId user);
    QList<Member> members(WorkspaceId id, UserId after, int limit);
    QList<UserId> memberIds(WorkspaceId id);
    QList<WorkspaceMembership> membershipsOf(UserId user);

private:
    Database &m_database;
};

}  // namespace parlor
