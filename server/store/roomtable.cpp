// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/roomtable.h"

namespace parlor {

RoomInfo RoomTable::read(const Query &query)
{
    RoomInfo room;
    room.id = query.id<RoomId>(0);
    room.workspaceId = query.id<WorkspaceId>(1);
    room.kind = RoomKind(query.integer(2));
    room.name = query.text(3);
    room.topic = query.text(4);
    room.createdBy = query.id<UserId>(5);
    room.createdAt = query.time(6);
    room.lastSeq = query.integer(7);
    room.posting = Audience(query.integer(8));
    room.pinning = Audience(query.integer(9));
    room.mentionAll = Audience(query.integer(10));
    room.archived = query.boolean(11);
    room.revision = query.integer(12);
    return room;
}

namespace {

QList<RoomInfo> roomsFrom(Query &query)
{
    QList<RoomInfo> rooms;
    while (query.next())
        rooms.append(RoomTable::read(query));
    return rooms;
}

}  // namespace

RoomId RoomTable::insert(const RoomInfo &room, const std::optional<DirectPair> &pair)
{
    const std::optional<UserId> low = pair ? std::optional(pair->low) : std::nullopt;
    const std::optional<UserId> high = pair ? std::optional(pair->high) : std::nullopt;
    m_database.query("room_insert")
        .bind(room.workspaceId, int(room.kind), room.name, room.topic, room.createdBy, room.createdAt, room.revision,
              low, high)
        .run();
    return RoomId{m_database.lastInsertId()};
}

std::optional<RoomInfo> RoomTable::find(RoomId id)
{
    Query query = m_database.query("room_find");
    query.bind(id);
    return query.next() ? std::optional(RoomTable::read(query)) : std::nullopt;
}

std::optional<RoomId> RoomTable::findDirect(WorkspaceId workspace, DirectPair pair)
{
    Query query = m_database.query("room_direct");
    query.bind(workspace, pair.low, pair.high);
    return query.next() ? std::optional(query.id<RoomId>(0)) : std::nullopt;
}

QList<RoomInfo> RoomTable::listOf(UserId member)
{
    Query query = m_database.query("room_list_of");
    query.bind(member);
    return roomsFrom(query);
}

QList<RoomInfo> RoomTable::listOpenTo(UserId user)
{
    Query query = m_database.query("room_list_public");
    query.bind(user, int(Role::Member), int(RoomKind::Channel));
    return roomsFrom(query);
}

void RoomTable::update(const RoomInfo &room)
{
    m_database.query("room_update")
        .bind(room.id, room.name, room.topic, int(room.posting), int(room.pinning), int(room.mentionAll), room.archived,
              room.revision)
        .run();
}

void RoomTable::setLastSeq(RoomId id, Seq seq)
{
    m_database.query("room_set_last_seq").bind(id, seq).run();
}

void RoomTable::remove(RoomId id, Timestamp at, Revision revision)
{
    m_database.query("room_delete").bind(id, at, revision).run();
}

}  // namespace parlor
