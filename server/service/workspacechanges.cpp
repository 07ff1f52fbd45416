// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/workspacechanges.h"

#include "protocol/json.h"
#include "service/auditing.h"
#include "service/drafts.h"
#include "service/membershipchanges.h"
#include "service/refusal.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

#include <algorithm>

namespace parlor {

namespace {

constexpr int kMaxOwned = 100;

/// A workspace as its caller stands to it. NotFound for who is not in it, as for one that does not exist.
Result<Workspace> joinedWorkspace(Database &database, const Caller &caller, WorkspaceId id)
{
    std::optional<Workspace> workspace = WorkspaceTable(database).findFor(id, caller.user);
    if (!workspace)
        return refusal::noSuchWorkspace();
    return *std::move(workspace);
}

Result<Workspace> ruledWorkspace(Database &database, const Caller &caller, WorkspaceId id)
{
    Result<Workspace> workspace = joinedWorkspace(database, caller, id);
    if (workspace && workspace->role < Role::Admin)
        return refusal::forbidden(QStringLiteral("Only the workspace's owner and admins may do this"));
    return workspace;
}

Error noSuchMember()
{
    return {ErrorCode::NotFound, QStringLiteral("This person is not in the workspace"), {}, 0};
}

Error lastOwner()
{
    return refusal::forbidden(QStringLiteral("A workspace has an owner: name another first"));
}

/// Who is a guest everywhere, or nowhere at all, was let in to some rooms and no further.
bool isMoreThanAGuest(Database &database, UserId user)
{
    const QList<Workspace> workspaces = WorkspaceTable(database).listFor(user);
    return std::any_of(workspaces.begin(), workspaces.end(),
                       [](const Workspace &workspace) { return workspace.role >= Role::Member; });
}

}  // namespace

Result<Workspace> createWorkspace(WriteTransaction &transaction, const Caller &caller,
                                  const CreateWorkspaceRequest &request)
{
    Database &database = transaction.database();
    WorkspaceTable workspaces(database);
    const std::optional<User> self = UserTable(database).find(caller.user);
    if (!self)
        return Error{ErrorCode::Unauthorized, QStringLiteral("There is no such account"), {}, 0};
    if (!isMoreThanAGuest(database, caller.user))
        return refusal::forbidden(QStringLiteral("Guests make no workspaces"));
    if (workspaces.ownedBy(caller.user) >= kMaxOwned)
        return Error{ErrorCode::Conflict, QStringLiteral("Nobody owns more than %1 workspaces").arg(kMaxOwned), {}, 0};
    const WorkspaceId id = workspaces.insert(request.name, transaction.now(), transaction.nextEvent());
    addToWorkspace(transaction, id, *self, Role::Owner, caller);
    audit::record(transaction, caller, QStringLiteral("workspace_made"), {{}, id},
                  {{QStringLiteral("name"), request.name}});
    return joinedWorkspace(database, caller, id);
}

Result<Workspace> updateWorkspace(WriteTransaction &transaction, const Caller &caller, WorkspaceId id,
                                  const UpdateWorkspaceRequest &request)
{
    Result<Workspace> workspace = ruledWorkspace(transaction.database(), caller, id);
    if (!workspace || request.name.value_or(workspace->name) == workspace->name)
        return workspace;
    audit::record(transaction, caller, QStringLiteral("workspace_renamed"), {{}, id},
                  {{QStringLiteral("from"), workspace->name}, {QStringLiteral("to"), *request.name}});
    workspace->name = *request.name;
    workspace->revision = transaction.nextEvent();
    WorkspaceTable(transaction.database()).rename(id, workspace->name, workspace->revision);
    transaction.log(draft::forWorkspace(id, event::WorkspaceUpdated{*workspace}, caller.streamId));
    return workspace;
}

Result<AddedMember> addWorkspaceMember(WriteTransaction &transaction, const Caller &caller, WorkspaceId id,
                                       const AddMemberRequest &request)
{
    Database &database = transaction.database();
    const Result<Workspace> workspace = ruledWorkspace(database, caller, id);
    if (!workspace)
        return workspace.error();
    const std::optional<User> user = UserTable(database).find(request.userId);
    // Accounts of others are not to be found out by trying their ids.
    if (!user || !UserTable(database).knows(caller.user, request.userId))
        return refusal::badField(QStringLiteral("user_id"), QStringLiteral("There is no such person"));
    if (const std::optional<Role> present = WorkspaceTable(database).roleOf(id, request.userId))
        return AddedMember{{*user, *present}, false};
    if (request.role > workspace->role)
        return refusal::forbidden(QStringLiteral("Nobody gives a role above their own"));
    addToWorkspace(transaction, id, *user, request.role, caller);
    audit::record(transaction, caller, QStringLiteral("member_added"), {user->id, id},
                  {{QStringLiteral("role"), wireName(request.role)}});
    return AddedMember{{*user, request.role}, true};
}

Result<Member> setWorkspaceRole(WriteTransaction &transaction, const Caller &caller, WorkspaceId id, UserId who,
                                Role role)
{
    Database &database = transaction.database();
    const Result<Workspace> workspace = ruledWorkspace(database, caller, id);
    if (!workspace)
        return workspace.error();
    WorkspaceTable workspaces(database);
    const std::optional<Role> present = workspaces.roleOf(id, who);
    const std::optional<User> user = UserTable(database).find(who);
    if (!present || !user)
        return noSuchMember();
    if (*present > workspace->role || role > workspace->role)
        return refusal::forbidden(QStringLiteral("Nobody changes or gives a role above their own"));
    if (*present == role)
        return Member{*user, role};
    if (*present == Role::Owner && workspaces.owners(id) == 1)
        return lastOwner();
    workspaces.setRole(id, who, role);
    audit::record(transaction, caller, QStringLiteral("role_changed"), {who, id},
                  {{QStringLiteral("from"), wireName(*present)}, {QStringLiteral("to"), wireName(role)}});
    transaction.log(draft::forWorkspace(id, event::MemberUpdated{*user, role, id}, caller.streamId));
    return Member{*user, role};
}

Status removeWorkspaceMember(WriteTransaction &transaction, const Caller &caller, WorkspaceId id, UserId who)
{
    Database &database = transaction.database();
    const bool isOneself = who == caller.user;
    const Result<Workspace> workspace = isOneself ? joinedWorkspace(database, caller, id)
                                                  : ruledWorkspace(database, caller, id);
    if (!workspace)
        return workspace.error();
    WorkspaceTable workspaces(database);
    const std::optional<Role> present = workspaces.roleOf(id, who);
    if (!present)
        return noSuchMember();
    if (*present > workspace->role)
        return refusal::forbidden(QStringLiteral("Nobody removes who stands above them"));
    if (*present == Role::Owner && workspaces.owners(id) == 1)
        return lastOwner();
    takeFromWorkspace(transaction, id, who, caller);
    if (!isOneself)
        audit::record(transaction, caller, QStringLiteral("member_removed"), {who, id});
    return Done{};
}

}  // namespace parlor
