// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/workspace.h"
#include "protocol/requests.h"
#include "service/addedmember.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// The caller's workspaces and who is in them.
class WorkspaceService
{
public:
    explicit WorkspaceService(const ServiceContext &context) : m_context(context) {}

    /// By id, after `after`.
    void list(const Caller &caller, WorkspaceId after, int limit, Reply<QList<Workspace>> reply);
    /// The caller owns it, and is alone in it.
    void create(const Caller &caller, const CreateWorkspaceRequest &request, Reply<Workspace> reply);
    void get(const Caller &caller, WorkspaceId workspace, Reply<Workspace> reply);
    void update(const Caller &caller, WorkspaceId workspace, const UpdateWorkspaceRequest &request,
                Reply<Workspace> reply);

    /// By user id, after `after`.
    void members(const Caller &caller, WorkspaceId workspace, UserId after, int limit, Reply<QList<Member>> reply);
    void add(const Caller &caller, WorkspaceId workspace, const AddMemberRequest &request, Reply<AddedMember> reply);
    void setRole(const Caller &caller, WorkspaceId workspace, UserId user, Role role, Reply<Member> reply);
    /// Oneself: leaving. Ends the membership of every room of the workspace too.
    void remove(const Caller &caller, WorkspaceId workspace, UserId user, Reply<Done> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
