// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/eventlog.h"
#include "stream/cursorcheck.h"

#include <functional>

namespace parlor {

/// Goes through the log of events one by one: what is announced is a hint, what is missing is read. The
/// contiguity gate. Lives on the stream thread.
class LogFollower
{
public:
    struct Callbacks {
        std::function<void(const LoggedEvent &)> process;  ///< each event once, in order
        /// Events after `last` were pruned before they could be processed: whoever listens has a hole, and
        /// memberships may have changed in it. What comes next is behind the hole.
        std::function<void(EventId last)> lost;
    };
    /// Until start() succeeds nothing may be called.
    LogFollower(std::unique_ptr<EventLog> log, Callbacks callbacks);

    /// Begins behind what is in the log now.
    Status start();
    /// An event that was announced; everything before it comes first.
    void take(const LoggedEventPtr &event);
    /// Processes everything that is committed by now. False where the log cannot be read.
    bool catchUp();

    /// Everything up to here was processed.
    EventId head() const { return m_head; }
    LogRange range(const QString &epoch, EventId maxReplay);
    EventLog &log() { return *m_log; }

private:
    bool readUpTo(EventId last);
    void step(const LoggedEvent &event);

    std::unique_ptr<EventLog> m_log;
    Callbacks m_callbacks;
    EventId m_head = 0;
};

}  // namespace parlor
