// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/measures.h"
#include "stream/subscriber.h"

#include <QList>

class QObject;

namespace parlor {

class LogFollower;
class OpenStreams;

/// Serves streams out of the log until they have come up to the follower: a piece to each in turn, so that a long replay
/// holds up nobody, and as fast as each reader takes it. Lives on the stream thread.
class StreamReplay
{
public:
    struct Surroundings {
        QObject *context;  ///< on the stream thread, outlives the replay
        LogFollower &follower;
        OpenStreams &streams;
        StreamCounters &counters;
        QString epoch;
        std::function<void()> endTurn;  ///< writes what was pushed
    };
    explicit StreamReplay(Surroundings surroundings);
    ~StreamReplay();

    /// From the event after `servedTo` on; live events pass the stream by until it has caught up.
    void begin(Subscriber &stream, EventId servedTo);
    /// The reader of a stream took something: there may be room for the next piece.
    void goOn(const Subscriber &stream);
    void forget(Subscriber &stream) { m_streams.removeOne(&stream); }
    int count() const { return int(m_streams.size()); }

private:
    void schedule();
    void turn();
    void serve(Subscriber &stream);

    Surroundings m_around;
    QList<Subscriber *> m_streams;
    bool m_isScheduled = false;
    /// A turn that is on its way looks whether this is still there.
    std::shared_ptr<StreamReplay *> m_self;
};

}  // namespace parlor
