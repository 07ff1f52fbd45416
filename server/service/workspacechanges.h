// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "service/workspaceservice.h"
#include "store/writetransaction.h"

/// The rules of changing workspaces and who is in them, each within one write.
namespace parlor {

Result<Workspace> createWorkspace(WriteTransaction &transaction, const Caller &caller,
                                  const CreateWorkspaceRequest &request);
Result<Workspace> updateWorkspace(WriteTransaction &transaction, const Caller &caller, WorkspaceId id,
                                  const UpdateWorkspaceRequest &request);
Result<AddedMember> addWorkspaceMember(WriteTransaction &transaction, const Caller &caller, WorkspaceId id,
                                       const AddMemberRequest &request);
Result<Member> setWorkspaceRole(WriteTransaction &transaction, const Caller &caller, WorkspaceId id, UserId who,
                                Role role);
Status removeWorkspaceMember(WriteTransaction &transaction, const Caller &caller, WorkspaceId id, UserId who);

}  // namespace parlor
