// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/workspaceservice.h"

#include "service/refusal.h"
#include "service/workspacechanges.h"
#include "store/readers.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

void WorkspaceService::list(const Caller &caller, WorkspaceId after, int limit, Reply<QList<Workspace>> reply)
{
    m_context.readers.read<QList<Workspace>>(
        [user = caller.user, after, limit](Database &database) -> Result<QList<Workspace>> {
            return WorkspaceTable(database).listFor(user, after, limit);
        },
        std::move(reply));
}

void WorkspaceService::get(const Caller &caller, WorkspaceId workspace, Reply<Workspace> reply)
{
    m_context.readers.read<Workspace>(
        [user = caller.user, workspace](Database &database) -> Result<Workspace> {
            std::optional<Workspace> found = WorkspaceTable(database).findFor(workspace, user);
            if (!found)
                return refusal::noSuchWorkspace();
            return *std::move(found);
        },
        std::move(reply));
}

void WorkspaceService::members(const Caller &caller, WorkspaceId workspace, UserId after, int limit,
                               Reply<QList<Member>> reply)
{
    m_context.readers.read<QList<Member>>(
        [user = caller.user, workspace, after, limit](Database &database) -> Result<QList<Member>> {
            WorkspaceTable table(database);
            if (!table.roleOf(workspace, user))
                return refusal::noSuchWorkspace();
            return table.members(workspace, after, limit);
        },
        std::move(reply));
}

void WorkspaceService::create(const Caller &caller, const CreateWorkspaceRequest &request, Reply<Workspace> reply)
{
    m_context.writer.write<Workspace>(
        [caller, request](WriteTransaction &transaction) { return createWorkspace(transaction, caller, request); },
        std::move(reply));
}

void WorkspaceService::update(const Caller &caller, WorkspaceId workspace, const UpdateWorkspaceRequest &request,
                              Reply<Workspace> reply)
{
    m_context.writer.write<Workspace>(
        [caller, workspace, request](WriteTransaction &transaction) {
            return updateWorkspace(transaction, caller, workspace, request);
        },
        std::move(reply));
}

void WorkspaceService::add(const Caller &caller, WorkspaceId workspace, const AddMemberRequest &request,
                           Reply<AddedMember> reply)
{
    m_context.writer.write<AddedMember>(
        [caller, workspace, request](WriteTransaction &transaction) {
            return addWorkspaceMember(transaction, caller, workspace, request);
        },
        std::move(reply));
}

void WorkspaceService::setRole(const Caller &caller, WorkspaceId workspace, UserId user, Role role, Reply<Member> reply)
{
    m_context.writer.write<Member>(
        [caller, workspace, user, role](WriteTransaction &transaction) {
            return setWorkspaceRole(transaction, caller, workspace, user, role);
        },
        std::move(reply));
}

void WorkspaceService::remove(const Caller &caller, WorkspaceId workspace, UserId user, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, workspace, user](WriteTransaction &transaction) {
            return removeWorkspaceMember(transaction, caller, workspace, user);
        },
        std::move(reply));
}

}  // namespace parlor
