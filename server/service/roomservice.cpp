// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/roomservice.h"

#include "service/auditing.h"
#include "service/drafts.h"
#include "service/membershipchanges.h"
#include "service/messageappender.h"
#include "service/messagefiles.h"
#include "service/refusal.h"
#include "service/roompicture.h"
#include "store/eventtable.h"
#include "store/mentiontable.h"
#include "store/messagetable.h"
#include "store/pintable.h"
#include "store/readers.h"
#include "store/roomtable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

namespace parlor {

namespace {

constexpr int kFirstMembers = 1000;

Result<QList<Room>> listRooms(Database &database, UserId user, std::optional<WorkspaceId> workspace)
{
    if (workspace && !WorkspaceTable(database).roleOf(*workspace, user))
        return refusal::noSuchWorkspace();
    RoomTable table(database);
    MemberTable members(database);
    QList<Room> rooms;
    for (RoomInfo &info : table.listOf(user)) {
        if (!workspace || info.workspaceId == *workspace) {
            const std::optional<Membership> membership = members.find(info.id, user);
            rooms.append(pictureOf(database, user, {std::move(info), membership}));
        }
    }
    for (RoomInfo &info : table.listOpenTo(user)) {
        if (!workspace || info.workspaceId == *workspace)
            rooms.append(pictureOf(database, user, {std::move(info), std::nullopt}));
    }
    return rooms;
}

/// The others whom the maker named, each once.
Result<QList<UserId>> othersIn(Database &database, const Caller &caller, const CreateRoomRequest &request)
{
    WorkspaceTable workspaces(database);
    QList<UserId> others;
    for (const UserId user : request.memberIds) {
        if (user == caller.user || others.contains(user))
            continue;
        if (!workspaces.roleOf(request.workspaceId, user))
            return refusal::badField(QStringLiteral("member_ids"),
                                     QStringLiteral("Not everyone named is in this workspace"));
        others.append(user);
    }
    return others;
}

Error guestsMakeNoRooms()
{
    return refusal::forbidden(QStringLiteral("Guests make no rooms"));
}

/// Who left the workspace left the direct room too; back again, the pair has its one room again.
Status reunite(WriteTransaction &transaction, const Caller &caller, RoomId id, const QList<UserId> &pair)
{
    Database &database = transaction.database();
    std::optional<RoomInfo> room = RoomTable(database).find(id);
    if (!room)
        return refusal::noSuchRoom();
    for (const UserId who : pair) {
        if (MemberTable(database).find(id, who))
            continue;
        if (const std::optional<User> user = UserTable(database).find(who))
            addToRoom(transaction, *room, *user, Role::Member, caller);
    }
    return Done{};
}

Result<CreatedRoom> createDirect(WriteTransaction &transaction, const Caller &caller, Role role,
                                 const CreateRoomRequest &request, const QList<UserId> &others)
{
    if (others.size() > 1)
        return refusal::badField(QStringLiteral("member_ids"), QStringLiteral("A direct room is for two people"), 1);
    Database &database = transaction.database();
    const UserId other = others.isEmpty() ? caller.user : others.first();
    const DirectPair pair{std::min(caller.user, other), std::max(caller.user, other)};
    if (const std::optional<RoomId> present = RoomTable(database).findDirect(request.workspaceId, pair)) {
        const Status together = reunite(transaction, caller, *present, {caller.user, other});
        if (!together)
            return together.error();
        const Result<RoomAccess> access = joinedRoom(database, caller.user, *present);
        if (!access)
            return access.error();
        return CreatedRoom{pictureOf(database, caller.user, *access), false};
    }
    if (role < Role::Member)
        return guestsMakeNoRooms();
    // Nobody rules a direct room.
    QList<std::pair<UserId, Role>> members{{caller.user, Role::Member}};
    if (other != caller.user)
        members.append({other, Role::Member});
    RoomInfo draft;
    draft.workspaceId = request.workspaceId;
    draft.kind = RoomKind::Direct;
    const RoomInfo room = makeRoom(transaction, draft, members, caller);
    return CreatedRoom{pictureOf(database, caller.user, {room, MemberTable(database).find(room.id, caller.user)}),
                       true};
}

Result<CreatedRoom> createRoom(WriteTransaction &transaction, const Caller &caller, const CreateRoomRequest &request)
{
    Database &database = transaction.database();
    const std::optional<Role> role = WorkspaceTable(database).roleOf(request.workspaceId, caller.user);
    if (!role)
        return refusal::badField(QStringLiteral("workspace_id"), QStringLiteral("There is no such workspace"));
    const Result<QList<UserId>> others = othersIn(database, caller, request);
    if (!others)
        return others.error();
    if (request.kind == RoomKind::Direct)
        return createDirect(transaction, caller, *role, request, *others);
    if (*role < Role::Member)
        return guestsMakeNoRooms();
    if (others->size() > kFirstMembers)
        return refusal::badField(QStringLiteral("member_ids"), QStringLiteral("Too many people at once"),
                                 kFirstMembers);
    if (request.kind == RoomKind::Channel && request.name.trimmed().isEmpty())
        return Error{ErrorCode::InvalidFields,
                     QStringLiteral("A channel needs a name"),
                     {{QStringLiteral("name"), QStringLiteral("missing"), {}}},
                     0};
    QList<std::pair<UserId, Role>> members{{caller.user, Role::Owner}};
    for (const UserId user : *others)
        members.append({user, Role::Member});
    RoomInfo draft;
    draft.workspaceId = request.workspaceId;
    draft.kind = request.kind;
    draft.name = request.name;
    draft.topic = request.topic;
    const RoomInfo room = makeRoom(transaction, draft, members, caller);
    return CreatedRoom{pictureOf(database, caller.user, {room, MemberTable(database).find(room.id, caller.user)}),
                       true};
}

RoomInfo changed(RoomInfo room, const UpdateRoomRequest &request)
{
    room.name = request.name.value_or(room.name);
    room.topic = request.topic.value_or(room.topic);
    room.posting = request.posting.value_or(room.posting);
    room.pinning = request.pinning.value_or(room.pinning);
    room.mentionAll = request.mentionAll.value_or(room.mentionAll);
    room.archived = request.archived.value_or(room.archived);
    return room;
}

Result<Room> updateRoom(WriteTransaction &transaction, const Caller &caller, RoomId id,
                        const UpdateRoomRequest &request)
{
    Database &database = transaction.database();
    Result<RoomAccess> access = joinedRoom(database, caller.user, id);
    if (!access)
        return access.error();
    if (access->room.kind == RoomKind::Direct)
        return refusal::forbidden(QStringLiteral("A direct room cannot be changed"));
    if (!access->isAdmin())
        return refusal::forbidden(QStringLiteral("Only the room's admins may change it"));
    if (access->room.kind == RoomKind::Channel && request.name && request.name->trimmed().isEmpty())
        return refusal::badField(QStringLiteral("name"), QStringLiteral("A channel needs a name"));
    RoomInfo room = changed(access->room, request);
    if (room == access->room)
        return pictureOf(database, caller.user, *access);
    const bool isRenamed = room.name != access->room.name;
    room.revision = transaction.nextEvent();
    RoomTable(database).update(room);
    transaction.log(draft::forRoom(id, event::RoomUpdated{room}, caller));
    if (isRenamed)
        appendSystemMessage(
            transaction, room,
            {{QStringLiteral("type"), QStringLiteral("room_renamed")}, {QStringLiteral("name"), room.name}}, caller);
    access->room = room;
    return pictureOf(database, caller.user, *access);
}

Status removeRoom(WriteTransaction &transaction, const Caller &caller, RoomId id)
{
    Database &database = transaction.database();
    const Result<RoomAccess> access = joinedRoom(database, caller.user, id);
    if (!access)
        return access.error();
    if (access->room.kind == RoomKind::Direct)
        return refusal::forbidden(QStringLiteral("A direct room cannot be deleted"));
    if (access->membership->role != Role::Owner)
        return refusal::forbidden(QStringLiteral("Only the room's owner may delete it"));
    MemberTable members(database);
    EventDraft deleted = draft::forRoom(id, event::RoomDeleted{}, caller);
    const QList<UserId> everyone = members.ids(id);
    for (const UserId user : everyone)
        deleted.memberships.append({id, std::nullopt, user, false});
    const EventId last = transaction.log(std::move(deleted));
    for (const UserId user : everyone)
        members.remove(id, user, last);
    RoomTable(database).remove(id, transaction.now(), last);
    // The rows stay, so that their keys stay taken; their words go.
    MessageTable(database).blankRoom(id, transaction.now(), last);
    EventTable(database).blankRoom(id);
    releaseFilesOf(transaction, id);
    MentionTable(database).removeAll(id);
    PinTable(database).removeAll(id);
    audit::record(transaction, caller, QStringLiteral("room_deleted"), {{}, access->room.workspaceId, id},
                  {{QStringLiteral("name"), access->room.name}});
    return Done{};
}

}  // namespace

void RoomService::list(const Caller &caller, std::optional<WorkspaceId> workspace, Reply<QList<Room>> reply)
{
    m_context.readers.read<QList<Room>>(
        [user = caller.user, workspace](Database &database) { return listRooms(database, user, workspace); },
        std::move(reply));
}

void RoomService::create(const Caller &caller, const CreateRoomRequest &request, Reply<CreatedRoom> reply)
{
    m_context.writer.write<CreatedRoom>(
        [caller, request](WriteTransaction &transaction) { return createRoom(transaction, caller, request); },
        std::move(reply));
}

void RoomService::get(const Caller &caller, RoomId room, Reply<Room> reply)
{
    m_context.readers.read<Room>(
        [user = caller.user, room](Database &database) -> Result<Room> {
            const Result<RoomAccess> access = visibleRoom(database, user, room);
            if (!access)
                return access.error();
            return pictureOf(database, user, *access);
        },
        std::move(reply));
}

void RoomService::update(const Caller &caller, RoomId room, const UpdateRoomRequest &request, Reply<Room> reply)
{
    m_context.writer.write<Room>(
        [caller, room, request](WriteTransaction &transaction) {
            return updateRoom(transaction, caller, room, request);
        },
        std::move(reply));
}

void RoomService::remove(const Caller &caller, RoomId room, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, room](WriteTransaction &transaction) { return removeRoom(transaction, caller, room); },
        std::move(reply));
}

}  // namespace parlor
