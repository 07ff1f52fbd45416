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

/// Which events of a workspace were a person's; no end: still a member.
struct WorkspacePeriod {
    WorkspaceId workspace;
    EventId fromEvent = 0;
    std::optional<EventId> toEvent;
};

/// Workspaces and who is in them.
class WorkspaceTable
{
public:
    explicit WorkspaceTable(Database &database) : m_database(database) {}

    bool any();
    /// Empty where there is none such.
    QString nameOf(WorkspaceId id);
    WorkspaceId insert(const QString &name, Timestamp at, Revision revision);
    /// As this person sees it; nothing for who is not in it.
    std::optional<Workspace> findFor(WorkspaceId id, UserId user);
    QList<Workspace> listFor(UserId user);
    /// By id, after `after`.
    QList<Workspace> listFor(UserId user, WorkspaceId after, int limit);
    void rename(WorkspaceId id, const QString &name, Revision revision);

    void addMember(WorkspaceId id, UserId user, Role role, EventId from);
    void setRole(WorkspaceId id, UserId user, Role role);
    /// The person's last event of the workspace is `to`.
    void removeMember(WorkspaceId id, UserId user, EventId to);
    int owners(WorkspaceId id);
    /// How many workspaces the person owns.
    int ownedBy(UserId user);
    std::optional<Role> roleOf(WorkspaceId id, UserId user);
    QList<Member> members(WorkspaceId id, UserId after, int limit);
    QList<UserId> memberIds(WorkspaceId id);
    QList<WorkspaceMembership> membershipsOf(UserId user);
    QList<WorkspacePeriod> periodsOf(UserId user);

private:
    Database &m_database;
};

}  // namespace parlor
