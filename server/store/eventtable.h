// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/loggedevent.h"
#include "store/database.h"

namespace parlor {

/// The log of durable events.
class EventTable
{
public:
    explicit EventTable(Database &database) : m_database(database) {}

    EventId head();
    /// The oldest that is kept; 1 in a fresh store.
    EventId oldest();
    void insert(const LoggedEvent &event, std::optional<MessageId> message);
    /// Takes the text of a message out of every event that has it.
    void blankMessage(MessageId message);
    /// The same for all messages of a room.
    void blankRoom(RoomId room);
    /// Forgets events from before a moment, never the last one: the next id follows from it.
    void prune(Timestamp before);
    /// The same for at most `limit` of them; how many went.
    int pruneSome(Timestamp before, int limit);

private:
    void blank(Query &found);

    Database &m_database;
};

}  // namespace parlor
