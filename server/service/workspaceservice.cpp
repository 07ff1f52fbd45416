// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/workspaceservice.h"

#include "store/readers.h"
#include "store/workspacetable.h"

namespace parlor {

namespace {

Error noSuchWorkspace()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such workspace"), {}, 0};
}

}  // namespace

void WorkspaceService::list(const Caller &caller, Reply<QList<Workspace>> reply)
{
    m_context.readers.read<QList<Workspace>>(
        [user = caller.user](Database &database) -> Result<QList<Workspace>> {
            return WorkspaceTable(database).listFor(user);
        },
        std::move(reply));
}

void WorkspaceService::get(const Caller &caller, WorkspaceId workspace, Reply<Workspace> reply)
{
    m_context.readers.read<Workspace>(
        [user = caller.user, workspace](Database &database) -> Result<Workspace> {
            std::optional<Workspace> found = WorkspaceTable(database).findFor(workspace, user);
            if (!found)
                return noSuchWorkspace();
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
                return noSuchWorkspace();
            return table.members(workspace, after, limit);
        },
        std::move(reply));
}

}  // namespace parlor
