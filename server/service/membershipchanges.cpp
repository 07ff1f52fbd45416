// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/membershipchanges.h"

#include "service/drafts.h"
#include "service/messageappender.h"
#include "store/membertable.h"
#include "store/roomtable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

namespace parlor {

namespace {

DirectPair pairOf(const QList<std::pair<UserId, Role>> &members)
{
    const UserId one = members.first().first;
    const UserId other = members.last().first;
    return {std::min(one, other), std::max(one, other)};
}

QJsonObject systemLine(const char *type, UserId user)
{
    return {{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("user_id"), user.value}};
}

void passOwnership(WriteTransaction &transaction, RoomId room, const Caller &caller)
{
    MemberTable members(transaction.database());
    if (members.owners(room) > 0)
        return;
    const std::optional<UserId> heir = members.heir(room);
    const std::optional<User> user = heir ? UserTable(transaction.database()).find(*heir) : std::nullopt;
    if (!user)
        return;
    members.setRole(room, *heir, Role::Owner);
    transaction.log(draft::forRoom(room, event::MemberUpdated{*user, Role::Owner, {}}, caller));
}

}  // namespace

void addToRoom(WriteTransaction &transaction, RoomInfo &room, const User &user, Role role, const Caller &caller)
{
    MemberTable members(transaction.database());
    // Everyone had left it: who comes first has it now.
    if (room.kind != RoomKind::Direct && members.owners(room.id) == 0)
        role = Role::Owner;
    members.insert(room.id, user.id, role, transaction.nextEvent(), room.lastSeq);
    EventDraft added = draft::forRoom(room.id, event::MemberAdded{user, role, room, {}}, caller);
    added.memberships = {{room.id, std::nullopt, user.id, true}};
    transaction.log(std::move(added));
    appendSystemMessage(transaction, room,
                        systemLine(user.id == caller.user ? "member_joined" : "member_added", user.id), caller);
}

void takeFromRoom(WriteTransaction &transaction, RoomInfo &room, UserId user, const Caller &caller)
{
    MemberTable members(transaction.database());
    EventDraft removed = draft::forRoom(room.id, event::MemberRemoved{user, caller.user, {}}, caller);
    removed.memberships = {{room.id, std::nullopt, user, false}};
    const EventId last = transaction.log(std::move(removed));
    members.remove(room.id, user, last);
    appendSystemMessage(transaction, room, systemLine(user == caller.user ? "member_left" : "member_removed", user),
                        caller);
    if (room.kind != RoomKind::Direct)
        passOwnership(transaction, room.id, caller);
}

void addToWorkspace(WriteTransaction &transaction, WorkspaceId workspace, const User &user, Role role,
                    const Caller &caller)
{
    WorkspaceTable(transaction.database()).addMember(workspace, user.id, role, transaction.nextEvent());
    EventDraft added = draft::forWorkspace(workspace, event::MemberAdded{user, role, {}, workspace}, caller.streamId);
    added.memberships = {{std::nullopt, workspace, user.id, true}};
    transaction.log(std::move(added));
}

void takeFromWorkspace(WriteTransaction &transaction, WorkspaceId workspace, UserId user, const Caller &caller)
{
    Database &database = transaction.database();
    RoomTable rooms(database);
    for (const RoomId id : MemberTable(database).roomsOf(user, workspace)) {
        if (std::optional<RoomInfo> room = rooms.find(id))
            takeFromRoom(transaction, *room, user, caller);
    }
    EventDraft removed = draft::forWorkspace(workspace, event::MemberRemoved{user, caller.user, workspace},
                                             caller.streamId);
    removed.memberships = {{std::nullopt, workspace, user, false}};
    const EventId last = transaction.log(std::move(removed));
    WorkspaceTable(database).removeMember(workspace, user, last);
}

RoomInfo makeRoom(WriteTransaction &transaction, RoomInfo room, const QList<std::pair<UserId, Role>> &members,
                  const Caller &caller)
{
    room.createdBy = caller.user;
    room.createdAt = transaction.now();
    room.revision = transaction.nextEvent();
    const bool isDirect = room.kind == RoomKind::Direct;
    room.id = RoomTable(transaction.database()).insert(room, isDirect ? std::optional(pairOf(members)) : std::nullopt);
    EventDraft created = draft::forRoom(room.id, event::RoomCreated{room}, caller);
    MemberTable table(transaction.database());
    for (const auto &[user, role] : members) {
        table.insert(room.id, user, role, room.revision, 0);
        created.memberships.append({room.id, std::nullopt, user, true});
    }
    transaction.log(std::move(created));
    return room;
}

}  // namespace parlor
