// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/roomloader.h"

#include "outbox/outbox.h"

namespace parlor {

RoomLoader::RoomLoader(RoomApi &rooms, PeopleApi &people, HistoryLoader &history, EventApplier &applier,
                       RoomDirectory &directory, UserDirectory &users, QObject *parent)
    : QObject(parent),
      m_api(rooms),
      m_people(people),
      m_history(history),
      m_applier(applier),
      m_directory(directory),
      m_users(users)
{
}

void RoomLoader::loadRoom(RoomId room)
{
    refreshRoom(room);
    loadMembers(room);
    m_history.loadNewest(room);
}

void RoomLoader::refreshRoom(RoomId room)
{
    if (m_roomsUnderWay.contains(room))
        return;
    m_roomsUnderWay.insert(room);
    m_api.get(room, this, [this, room, before = m_applier.ownChanges(room)](Result<Room> answer) {
        m_roomsUnderWay.remove(room);
        takeRoom(room, before, answer);
    });
}

void RoomLoader::takeRoom(RoomId id, quint64 changesBefore, const Result<Room> &room)
{
    if (!room) {
        if (isPassingFailure(room.error().code))
            m_failed.insert(id);
        return;
    }
    if (m_applier.ownChanges(id) != changesBefore) {
        refreshRoom(id);
        return;
    }
    // Left meanwhile, or a channel that one only may look into: none of our rooms.
    if (room->member)
        m_applier.putRoom(*room);
}

void RoomLoader::loadMembers(RoomId room)
{
    if (m_membersUnderWay.contains(room))
        return;
    m_membersUnderWay.insert(room);
    m_api.members(room, this, [this, room, before = m_applier.membershipChanges(room)](Result<QList<Member>> answer) {
        m_membersUnderWay.remove(room);
        takeMembers(room, before, answer);
    });
}

void RoomLoader::takeMembers(RoomId id, quint64 changesBefore, const Result<QList<Member>> &members)
{
    if (!members) {
        if (isPassingFailure(members.error().code))
            m_failed.insert(id);
        return;
    }
    if (m_applier.membershipChanges(id) != changesBefore) {
        loadMembers(id);
        return;
    }
    for (const Member &member : *members)
        m_users.put(member.user);
    m_directory.setMembers(id, *members);
}

void RoomLoader::loadPresence()
{
    [[maybe_unused]] const QSet<UserId> before = m_applier.takePresenceTouched();
    m_people.online(this, [this](Result<QList<Presence>> online) {
        if (online)
            m_users.setPresences(*online, m_applier.takePresenceTouched());
    });
}

void RoomLoader::resume()
{
    const QSet<RoomId> failed = std::exchange(m_failed, {});
    for (const RoomId room : failed)
        loadRoom(room);
}

void RoomLoader::clear()
{
    m_failed.clear();
}

}  // namespace parlor
