// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/eventdraft.h"

#include <functional>
#include <vector>

namespace parlor {

/// What one write may do: change the store, log events, and say what is to happen once all of it is on disk.
class WriteTransaction
{
public:
    WriteTransaction(Database &database, EventId lastEvent) : m_database(database), m_lastEvent(lastEvent) {}

    Database &database() { return m_database; }
    /// One reading of the clock for the whole write.
    Timestamp now() const { return m_now; }
    /// The id that the next log() gives: the revision of what it is about.
    EventId nextEvent() const { return m_lastEvent + 1; }
    EventId log(EventDraft draft);
    /// On the writer's thread, after the commit and before the reply; not at all where the write fails.
    void afterCommit(std::function<void()> action) { m_afterCommit.push_back(std::move(action)); }

private:
    friend class Writer;
    struct Mark {
        EventId lastEvent;
        qsizetype events;
        size_t actions;
    };
    Mark mark() const { return {m_lastEvent, m_events.size(), m_afterCommit.size()}; }
    void backTo(const Mark &mark);

    Database &m_database;
    EventId m_lastEvent;
    Timestamp m_now;
    QList<LoggedEventPtr> m_events;
    std::vector<std::function<void()>> m_afterCommit;
};

}  // namespace parlor
