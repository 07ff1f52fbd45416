// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/registration.h"

#include "service/membershipchanges.h"
#include "service/refusal.h"
#include "store/roomtable.h"
#include "store/settingstable.h"
#include "store/usertable.h"

namespace parlor {

namespace {

constexpr WorkspaceId kFirstWorkspace{1};
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

}  // namespace

Status checkRegistration(Database &database, const RegisterRequest &request, Registration mode, const QString &address)
{
    UserTable users(database);
    const bool isFirst = !users.any();
    if (mode != Registration::Open && !(isFirst && isLoopback(address)))
        return refusal::forbidden(mode == Registration::Invite ? QStringLiteral("An invitation is needed")
                                                               : QStringLiteral("Nobody can register here"));
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
    addToWorkspace(transaction, kFirstWorkspace, user, isFirst ? Role::Owner : Role::Member, self);
    if (isFirst)
        makeGeneral(transaction, self);
    else
        enterGeneral(transaction, user, self);
    return user;
}

}  // namespace parlor
