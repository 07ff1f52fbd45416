// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "bus/loggedevent.h"

#include <QSet>
#include <memory>

namespace parlor {

class Database;

/// The log of durable events, read-only, over a connection of its own: make one for each thread that reads.
/// Calls are synchronous; they fail with Unavailable only.
class EventLog
{
public:
    explicit EventLog(std::unique_ptr<Database> database);
    ~EventLog();

    /// The last event's id, 0 in a fresh store.
    Result<EventId> head();
    /// The oldest event that is still kept; head() + 1 where none is.
    Result<EventId> oldest();
    /// Events after `after`, whoever they are for, in order, without holes; the first is a later one where those
    /// between were pruned.
    Result<QList<LoggedEventPtr>> read(EventId after, int limit);

    /// Part of a person's replay.
    struct Replay {
        QList<LoggedEventPtr> events;
        EventId servedTo = 0;   ///< everything up to here was looked at: go on after it
        bool isPruned = false;  ///< of what comes after `after` some is not kept any more; then there are no events
    };
    /// Those events with after < id <= upTo that the person may see, at most `limit`.
    Result<Replay> readFor(UserId user, EventId after, EventId upTo, int limit);

    Result<QSet<UserId>> membersOf(RoomId room);
    Result<QSet<RoomId>> roomsOf(UserId user);
    Result<QSet<WorkspaceId>> workspacesOf(UserId user);
    Result<QSet<UserId>> membersOf(WorkspaceId workspace);

private:
    template<typename T>
    Result<T> finished(T value);

    std::unique_ptr<Database> m_database;
};

}  // namespace parlor
