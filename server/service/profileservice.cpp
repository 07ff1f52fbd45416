// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/profileservice.h"

#include "service/drafts.h"
#include "service/messagefiles.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

namespace {

User updated(User user, const UpdateProfileRequest &request)
{
    user.displayName = request.displayName.value_or(user.displayName);
    user.statusText = request.statusText.value_or(user.statusText);
    user.statusUntil = request.statusUntil.value_or(user.statusUntil);
    user.avatarFileId = request.avatarFileId.value_or(user.avatarFileId);
    return user;
}

Result<User> updateUser(WriteTransaction &transaction, const Caller &caller, const UpdateProfileRequest &request)
{
    UserTable users(transaction.database());
    const std::optional<User> before = users.find(caller.user);
    if (!before)
        return Error{ErrorCode::Unauthorized, QStringLiteral("There is no such account"), {}, 0};
    User user = updated(*before, request);
    if (user == *before)
        return user;
    if (user.avatarFileId && user.avatarFileId != before->avatarFileId) {
        if (const Status fits = checkAvatar(transaction.database(), caller.user, *user.avatarFileId); !fits)
            return fits.error();
    }
    user.revision = transaction.nextEvent();
    users.update(user);
    changeAvatar(transaction, before->avatarFileId, user.avatarFileId);
    QList<WorkspaceId> workspaces;
    for (const WorkspaceMembership &membership : WorkspaceTable(transaction.database()).membershipsOf(caller.user))
        workspaces.append(membership.workspace);
    transaction.log(draft::forAcquaintances(workspaces, event::UserUpdated{user}, caller));
    return user;
}

}  // namespace

void ProfileService::me(const Caller &caller, Reply<User> reply)
{
    m_context.readers.read<User>(
        [user = caller.user](Database &database) -> Result<User> {
            std::optional<User> found = UserTable(database).find(user);
            if (!found)
                return Error{ErrorCode::Unauthorized, QStringLiteral("There is no such account"), {}, 0};
            return *std::move(found);
        },
        std::move(reply));
}

void ProfileService::updateMe(const Caller &caller, const UpdateProfileRequest &request, Reply<User> reply)
{
    m_context.writer.write<User>(
        [caller, request](WriteTransaction &transaction) { return updateUser(transaction, caller, request); },
        std::move(reply));
}

void ProfileService::users(const Caller &caller, const QString &query, UserId after, int limit,
                           Reply<QList<User>> reply)
{
    m_context.readers.read<QList<User>>(
        [user = caller.user, folded = query.toCaseFolded(), after, limit](Database &database) -> Result<QList<User>> {
            return UserTable(database).search(user, folded, after, limit);
        },
        std::move(reply));
}

}  // namespace parlor
