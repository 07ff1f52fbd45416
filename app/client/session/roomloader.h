// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/peopleapi.h"
#include "api/roomapi.h"
#include "session/eventapplier.h"
#include "session/historyloader.h"
#include "session/retrytimer.h"

namespace parlor {

/// Asks for what events do not carry: a newly discovered room as the caller sees it, its members and last
/// messages; an unread count that cannot be told here; who is online. One request a thing at a time; what
/// was overtaken by an event is asked for again; what failed is asked for later, at the latest when the line is back.
class RoomLoader final : public QObject
{
    Q_OBJECT
public:
    RoomLoader(Clock &clock, IdGenerator &ids, RoomApi &rooms, PeopleApi &people, HistoryLoader &history,
               EventApplier &applier, RoomDirectory &directory, UserDirectory &users, QObject *parent = nullptr);

    void loadRoom(RoomId room);     ///< all of it
    void refreshRoom(RoomId room);  ///< only as the caller sees it, for the unread count
    void loadPresence();
    /// The line is back: what failed meanwhile.
    void resume();
    /// Another account: nothing that was asked before counts.
    void clear();

private:
    void loadMembers(RoomId room);
    void loadFailed();
    void failed(RoomId id, const Error &why);
    void takeRoom(RoomId id, quint64 changesBefore, const Result<Room> &room);
    void takeMembers(RoomId id, quint64 changesBefore, const Result<QList<Member>> &members);

    RoomApi &m_api;
    PeopleApi &m_people;
    HistoryLoader &m_history;
    EventApplier &m_applier;
    RoomDirectory &m_directory;
    UserDirectory &m_users;
    QSet<RoomId> m_roomsUnderWay;
    QSet<RoomId> m_membersUnderWay;
    QSet<RoomId> m_failed;
    std::unique_ptr<QObject> m_account = std::make_unique<QObject>();  ///< answers to an earlier one are dropped
    RetryTimer m_retry;
};

}  // namespace parlor
