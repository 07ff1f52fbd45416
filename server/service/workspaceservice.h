// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/workspace.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// The caller's workspaces and who is in them.
class WorkspaceService
{
public:
    explicit WorkspaceService(const ServiceContext &context) : m_context(context) {}

    void list(const Caller &caller, Reply<QList<Workspace>> reply);
    void get(const Caller &caller, WorkspaceId workspace, Reply<Workspace> reply);
    /// By user id, after `after`.
    void members(const Caller &caller, WorkspaceId workspace, UserId after, int limit, Reply<QList<Member>> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
