// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/memberservice.h"

#include "protocol/json.h"
#include "service/auditing.h"
#include "service/drafts.h"
#include "service/membershipchanges.h"
#include "service/refusal.h"
#include "service/roomaccess.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

namespace {

/// Of a room that people come to and go from.
Result<RoomAccess> withChangingPeople(Result<RoomAccess> access)
{
    if (access && access->room.kind == RoomKind::Direct)
        return refusal::forbidden(QStringLiteral("A direct room keeps its two people"));
    return access;
}

Error noSuchMember()
{
    return {ErrorCode::NotFound, QStringLiteral("This person is not in the room"), {}, 0};
}

Status joinRoom(WriteTransaction &transaction, const Caller &caller, RoomId id)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = withChangingPeople(visibleRoom(database, caller.user, id));
    if (!access)
        return access.error();
    if (access->membership)
        return Done{};
    const std::optional<User> self = UserTable(database).find(caller.user);
    if (!self)
        return {ErrorCode::Unauthorized, QStringLiteral("There is no such account")};
    addToRoom(transaction, access->room, *self, Role::Member, caller);
    return Done{};
}

Status leaveRoom(WriteTransaction &transaction, const Caller &caller, RoomId id)
{
    Result<RoomAccess> access = withChangingPeople(visibleRoom(transaction.database(), caller.user, id));
    if (!access)
        return access.error();
    // Leaving again is done already: the answer to the first may have been lost.
    if (access->membership)
        takeFromRoom(transaction, access->room, caller.user, caller);
    return Done{};
}

Result<AddedMember> addMember(WriteTransaction &transaction, const Caller &caller, RoomId id, UserId who, Role role)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = withChangingPeople(joinedRoom(database, caller.user, id));
    if (!access)
        return access.error();
    if (role == Role::Guest)
        return refusal::badField(QStringLiteral("role"), QStringLiteral("Rooms have no guests"));
    const std::optional<User> user = UserTable(database).find(who);
    if (!user || !WorkspaceTable(database).roleOf(access->room.workspaceId, who))
        return refusal::badField(QStringLiteral("user_id"), QStringLiteral("This person is not in the workspace"));
    if (const std::optional<Membership> present = MemberTable(database).find(id, who))
        return AddedMember{{*user, present->role}, false};
    if (role > Role::Member && role > access->membership->role)
        return refusal::forbidden(QStringLiteral("Nobody gives a role above their own"));
    addToRoom(transaction, access->room, *user, role, caller);
    return AddedMember{{*user, role}, true};
}

Result<Member> setMemberRole(WriteTransaction &transaction, const Caller &caller, RoomId id, UserId who, Role role)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = withChangingPeople(joinedRoom(database, caller.user, id));
    if (!access)
        return access.error();
    if (role == Role::Guest)
        return refusal::badField(QStringLiteral("role"), QStringLiteral("Rooms have no guests"));
    if (!access->isAdmin())
        return refusal::forbidden(QStringLiteral("Only the room's admins may change roles"));
    MemberTable members(database);
    const std::optional<Membership> present = members.find(id, who);
    const std::optional<User> user = UserTable(database).find(who);
    if (!present || !user)
        return noSuchMember();
    if (present->role > access->membership->role || role > access->membership->role)
        return refusal::forbidden(QStringLiteral("Nobody changes or gives a role above their own"));
    if (present->role == role)
        return Member{*user, role};
    if (present->role == Role::Owner && members.owners(id) == 1)
        return refusal::forbidden(QStringLiteral("A room has an owner: name another first"));
    members.setRole(id, who, role);
    transaction.log(draft::forRoom(id, event::MemberUpdated{*user, role, {}}, caller));
    audit::record(transaction, caller, QStringLiteral("room_role_changed"), {who, access->room.workspaceId, id},
                  {{QStringLiteral("from"), wireName(present->role)}, {QStringLiteral("to"), wireName(role)}});
    return Member{*user, role};
}

Status removeMember(WriteTransaction &transaction, const Caller &caller, RoomId id, UserId who)
{
    if (who == caller.user)
        return leaveRoom(transaction, caller, id);
    Database &database = transaction.database();
    Result<RoomAccess> access = withChangingPeople(joinedRoom(database, caller.user, id));
    if (!access)
        return access.error();
    if (!access->isAdmin())
        return refusal::forbidden(QStringLiteral("Only the room's admins may remove people"));
    const std::optional<Membership> present = MemberTable(database).find(id, who);
    if (!present)
        return noSuchMember();
    if (present->role > access->membership->role)
        return refusal::forbidden(QStringLiteral("Nobody removes who stands above them"));
    takeFromRoom(transaction, access->room, who, caller);
    return Done{};
}

}  // namespace

void MemberService::join(const Caller &caller, RoomId room, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, room](WriteTransaction &transaction) { return joinRoom(transaction, caller, room); },
        std::move(reply));
}

void MemberService::leave(const Caller &caller, RoomId room, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, room](WriteTransaction &transaction) { return leaveRoom(transaction, caller, room); },
        std::move(reply));
}

void MemberService::list(const Caller &caller, RoomId room, UserId after, int limit, Reply<QList<Member>> reply)
{
    m_context.readers.read<QList<Member>>(
        [user = caller.user, room, after, limit](Database &database) -> Result<QList<Member>> {
            if (const Result<RoomAccess> access = joinedRoom(database, user, room); !access)
                return access.error();
            return MemberTable(database).list(room, after, limit);
        },
        std::move(reply));
}

void MemberService::add(const Caller &caller, RoomId room, UserId user, Role role, Reply<AddedMember> reply)
{
    m_context.writer.write<AddedMember>(
        [caller, room, user, role](WriteTransaction &transaction) {
            return addMember(transaction, caller, room, user, role);
        },
        std::move(reply));
}

void MemberService::setRole(const Caller &caller, RoomId room, UserId user, Role role, Reply<Member> reply)
{
    m_context.writer.write<Member>(
        [caller, room, user, role](WriteTransaction &transaction) {
            return setMemberRole(transaction, caller, room, user, role);
        },
        std::move(reply));
}

void MemberService::remove(const Caller &caller, RoomId room, UserId user, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, room, user](WriteTransaction &transaction) { return removeMember(transaction, caller, room, user); },
        std::move(reply));
}

}  // namespace parlor
