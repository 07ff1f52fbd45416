// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/roomloader.h"

#include "outbox/outbox.h"

namespace parlor {

RoomLoader::RoomLoader(Clock &clock, IdGenerator &ids, RoomApi &rooms, PeopleApi &people, HistoryLoader &history,
                       EventApplier &applier, RoomDirectory &directory, UserDirectory &users, QObject *parent)
    : QObject(parent),
      m_api(rooms),
      m_people(people),
      m_history(history),
      m_applier(applier),
      m_directory(directory),
      m_users(users),
      m_retry(clock, ids, this, [this] { loadFailed(); })
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
    m_api.get(room, m_account.get(), [this, room, before = m_applier.ownChanges(room)](Result<Room> answer) {
        m_roomsUnderWay.remove(room);
        takeRoom(room, before, answer);
    });
}

void RoomLoader::takeRoom(RoomId id, quint64 changesBefore, const Result<Room> &room)
{
    if (!room) {
        failed(id, room.error());
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
    m_api.members(room, m_account.get(),
                  [this, room, before = m_applier.membershipChanges(room)](Result<QList<Member>> answer) {
                      m_membersUnderWay.remove(room);
                      takeMembers(room, before, answer);
                  });
}

void RoomLoader::takeMembers(RoomId id, quint64 changesBefore, const Result<QList<Member>> &members)
{
    if (!members) {
        failed(id, members.error());
        return;
    }
    if (m_applier.membershipChanges(id) != changesBefore) {
        loadMembers(id);
        return;
    }
    m_retry.succeeded();
    for (const Member &member : *members)
        m_users.put(member.user);
    m_directory.setMembers(id, *members);
}

void RoomLoader::loadPresence()
{
    [[maybe_unused]] const QSet<UserId> before = m_applier.takePresenceTouched();
    m_people.online(m_account.get(), [this](Result<QList<Presence>> online) {
        if (online)
            m_users.setPresences(*online, m_applier.takePresenceTouched());
    });
}

void RoomLoader::failed(RoomId id, const Error &why)
{
    if (!isPassingFailure(why.code))
        return;
    m_failed.insert(id);
    m_retry.failed(why);
}

void RoomLoader::resume()
{
    m_retry.stop();
    loadFailed();
}

void RoomLoader::loadFailed()
{
    const QSet<RoomId> failed = std::exchange(m_failed, {});
    for (const RoomId room : failed)
        loadRoom(room);
}

void RoomLoader::clear()
{
    m_retry.stop();
    m_account = std::make_unique<QObject>();
    m_roomsUnderWay.clear();
    m_membersUnderWay.clear();
    m_failed.clear();
}

}  // namespace parlor
