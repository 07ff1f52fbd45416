// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/registration.h"

#include "service/invitation.h"
#include "service/membershipchanges.h"
#include "service/refusal.h"
#include "store/roomtable.h"
#include "store/settingstable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

namespace parlor {

namespace {

const QString kGeneralRoom = QStringLiteral("general_room");

bool isLoopback(const QString &address)
{
    return address.startsWith(QLatin1String("127.")) || address == QLatin1String("::1")
           || address.startsWith(QLatin1String("::ffff:127."));
}

/// @all and @here name everyone, so nobody.
bool isReserved(const QString &username)
{
    return username == QLatin1String("all") || username == QLatin1String("here");
}

void makeGeneral(WriteTransaction &transaction, const Caller &owner)
{
    RoomInfo draft;
    draft.workspaceId = kFirstWorkspace;
    draft.kind = RoomKind::Channel;
    draft.name = QStringLiteral("general");
    const RoomInfo room = makeRoom(transaction, draft, {{owner.user, Role::Owner}}, owner);
    SettingsTable(transaction.database()).put(kGeneralRoom, QByteArray::number(room.id.value));
}

void enterGeneral(WriteTransaction &transaction, const User &user, const Caller &self)
{
    const std::optional<QByteArray> id = SettingsTable(transaction.database()).find(kGeneralRoom);
    std::optional<RoomInfo> room = RoomTable(transaction.database())
                                       .find(RoomId{id.value_or(QByteArray()).toLongLong()});
    // Its owner may have deleted it.
    if (room)
        addToRoom(transaction, *room, user, Role::Member, self);
}

Status checkMayCome(Database &database, const RegisterRequest &request, Registration mode, Timestamp now)
{
    if (mode == Registration::Closed)
        return refusal::forbidden(QStringLiteral("Nobody can register here"));
    if (request.invite.isEmpty())
        return mode == Registration::Open ? Status(Done{})
                                          : refusal::forbidden(QStringLiteral("An invitation is needed"));
    // Whoever brings one expects to arrive where it leads, also where none is needed.
    const Result<Invite> invite = usableInvite(database, request.invite, now);
    if (!invite)
        return invite.error();
    // Everybody may make a workspace of their own and invite there, but not strangers onto the server.
    const std::optional<Role> maker = WorkspaceTable(database).roleOf(kFirstWorkspace, invite->createdBy);
    if (mode != Registration::Open && maker.value_or(Role::Guest) < Role::Admin)
        return refusal::forbidden(QStringLiteral("This invitation is for those who have an account"));
    return Done{};
}

}  // namespace

Status checkRegistration(Database &database, const RegisterRequest &request, Registration mode, const QString &address,
                         Timestamp now)
{
    UserTable users(database);
    const bool isFirst = !users.any() && (isLoopback(address) || mode == Registration::Open);
    if (!isFirst) {
        if (const Status may = checkMayCome(database, request, mode, now); !may)
            return may;
    }
    if (isReserved(request.username) || users.findName(request.username))
        return {ErrorCode::UsernameTaken, QStringLiteral("This name is taken")};
    return Done{};
}

User createAccount(WriteTransaction &transaction, const RegisterRequest &request, const QByteArray &passwordHash)
{
    UserTable users(transaction.database());
    const bool isFirst = !users.any();
    User user;
    user.username = request.username;
    user.displayName = request.displayName;
    user.createdAt = transaction.now();
    user.revision = transaction.nextEvent();
    user.id = users.insert(user, passwordHash);
    const Caller self{user.id, {}, {}, {}};
    if (isFirst) {
        addToWorkspace(transaction, kFirstWorkspace, user, Role::Owner, self);
        makeGeneral(transaction, self);
        return user;
    }
    const Result<Invite> invite = usableInvite(transaction.database(), request.invite, transaction.now());
    const bool isForFirst = invite && invite->workspaceId == kFirstWorkspace;
    const Role role = isForFirst ? invite->role : Role::Member;
    addToWorkspace(transaction, kFirstWorkspace, user, role, self);
    // Guests see only the rooms that they were added to.
    if (role >= Role::Member)
        enterGeneral(transaction, user, self);
    if (invite)
        useInvite(transaction, *invite, user, self);
    return user;
}

}  // namespace parlor
