// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspacetable.h"

#include "store/usertable.h"

#include <limits>

namespace parlor {

namespace {

Workspace workspaceFrom(const Query &query)
{
    return {query.id<WorkspaceId>(0), query.text(1), Role(query.integer(2)), query.time(3), query.integer(4)};
}

}  // namespace

bool WorkspaceTable::any()
{
    return m_database.query("workspace_any").next();
}

QString WorkspaceTable::nameOf(WorkspaceId id)
{
    Query query = m_database.query("workspace_name");
    query.bind(id);
    return query.next() ? query.text(0) : QString();
}

WorkspaceId WorkspaceTable::insert(const QString &name, Timestamp at, Revision revision)
{
    m_database.query("workspace_insert").bind(name, at, revision).run();
    return WorkspaceId{m_database.lastInsertId()};
}

std::optional<Workspace> WorkspaceTable::findFor(WorkspaceId id, UserId user)
{
    Query query = m_database.query("workspace_find_for");
    query.bind(id, user);
    return query.next() ? std::optional(workspaceFrom(query)) : std::nullopt;
}

QList<Workspace> WorkspaceTable::listFor(UserId user)
{
    return listFor(user, {}, std::numeric_limits<int>::max());
}

QList<Workspace> WorkspaceTable::listFor(UserId user, WorkspaceId after, int limit)
{
    Query query = m_database.query("workspace_list_for");
    query.bind(user, after, limit);
    QList<Workspace> workspaces;
    while (query.next())
        workspaces.append(workspaceFrom(query));
    return workspaces;
}

void WorkspaceTable::addMember(WorkspaceId id, UserId user, Role role, EventId from)
{
    m_database.query("workspace_member_insert").bind(id, user, int(role), from).run();
}

void WorkspaceTable::rename(WorkspaceId id, const QString &name, Revision revision)
{
    m_database.query("workspace_rename").bind(id, name, revision).run();
}

void WorkspaceTable::setRole(WorkspaceId id, UserId user, Role role)
{
    m_database.query("workspace_member_set_role").bind(id, user, int(role)).run();
}

void WorkspaceTable::removeMember(WorkspaceId id, UserId user, EventId to)
{
    m_database.query("workspace_member_archive").bind(id, user, to).run();
    m_database.query("workspace_member_delete").bind(id, user).run();
}

int WorkspaceTable::owners(WorkspaceId id)
{
    Query query = m_database.query("workspace_owner_count");
    query.bind(id, int(Role::Owner));
    return query.next() ? int(query.integer(0)) : 0;
}

int WorkspaceTable::ownedBy(UserId user)
{
    Query query = m_database.query("workspace_owned_count");
    query.bind(user, int(Role::Owner));
    return query.next() ? int(query.integer(0)) : 0;
}

std::optional<Role> WorkspaceTable::roleOf(WorkspaceId id, UserId user)
{
    Query query = m_database.query("workspace_member_role");
    query.bind(id, user);
    return query.next() ? std::optional(Role(query.integer(0))) : std::nullopt;
}

QList<Member> WorkspaceTable::members(WorkspaceId id, UserId after, int limit)
{
    Query query = m_database.query("workspace_member_list");
    query.bind(id, after, limit);
    QList<Member> members;
    while (query.next())
        members.append({UserTable::read(query), Role(query.integer(UserTable::kColumns))});
    return members;
}

QList<UserId> WorkspaceTable::memberIds(WorkspaceId id)
{
    Query query = m_database.query("workspace_member_ids");
    query.bind(id);
    QList<UserId> users;
    while (query.next())
        users.append(query.id<UserId>(0));
    return users;
}

QList<WorkspaceMembership> WorkspaceTable::membershipsOf(UserId user)
{
    Query query = m_database.query("workspace_membership_of");
    query.bind(user);
    QList<WorkspaceMembership> memberships;
    while (query.next())
        memberships.append({query.id<WorkspaceId>(0), query.integer(1)});
    return memberships;
}

QList<WorkspacePeriod> WorkspaceTable::periodsOf(UserId user)
{
    Query query = m_database.query("workspace_periods");
    query.bind(user);
    QList<WorkspacePeriod> periods;
    while (query.next()) {
        const std::optional<EventId> end = query.isNull(2) ? std::nullopt : std::optional(query.integer(2));
        periods.append({query.id<WorkspaceId>(0), query.integer(1), end});
    }
    return periods;
}

}  // namespace parlor
