// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "measure/measures.h"
#include "protocol/event.h"
#include "stream/subscriber.h"

#include <QList>
#include <unordered_map>
#include <vector>

class QObject;

namespace parlor {

/// The streams that are open: what was pushed to them in a turn leaves at its end with one write each; who does not read
/// is told so and goes. Knows nothing of who gets what. Lives on the stream thread.
class OpenStreams
{
public:
    struct Callbacks {
        std::function<void(Subscriber &)> taken;   ///< its reader took something
        std::function<void(Subscriber &)> closed;  ///< it must be forgotten; it goes a turn later
    };
    /// `context` lives on the stream thread and outlives the streams.
    OpenStreams(QObject *context, const Clock &clock, StreamCounters &counters, Callbacks callbacks);
    ~OpenStreams();

    Subscriber &add(StreamOpening opening);
    /// In no order. Callers may close streams on the way.
    QList<Subscriber *> all() const;
    qint64 waitingBytes() const;

    /// Something was pushed that is to leave with flushAll().
    void markDirty(Subscriber &stream);
    void flushAll();
    /// As much as goes, and counts it: without a look at who does not read.
    Subscriber::Flush write(Subscriber &stream);
    /// As much as goes, now.
    void flush(Subscriber &stream);

    /// A last word, then the end.
    void sayBye(Subscriber &stream, control::ByeReason reason);
    void close(Subscriber &stream);
    /// A last word to all. Nobody is called back.
    void stop();

private:
    void bury(Subscriber &stream);

    QObject *m_context;
    const Clock &m_clock;
    StreamCounters &m_counters;
    Callbacks m_callbacks;
    std::unordered_map<const Subscriber *, std::unique_ptr<Subscriber>> m_streams;
    QList<Subscriber *> m_dirty;
    std::vector<QByteArrayView> m_scratch;
    /// Until nobody on the stack knows them; null: no burial is on its way.
    std::shared_ptr<std::vector<std::unique_ptr<Subscriber>>> m_closed;
};

}  // namespace parlor
