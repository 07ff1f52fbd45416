// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "protocol/event.h"
#include "service/caller.h"
#include "stream/framequeue.h"
#include "stream/streamsink.h"

#include <chrono>
#include <memory>

namespace parlor {

/// A stream that is to be opened.
struct StreamOpening {
    QString streamId;
    Caller caller;
    /// As the client sent it; empty: none.
    QString cursor;
    bool echo = true;
    QByteArray httpHead;
    std::unique_ptr<StreamSink> sink;
};

/// One open stream: what waits for it, how far it has been served, when it is due for what. Lives on the
/// stream thread.
class Subscriber
{
public:
    static constexpr qsizetype kMaxWaiting = 1024 * 1024;

    enum class Phase {
        Replaying,  ///< is served from the log after servedTo; live events pass it by
        Live,       ///< gets every event as it comes
        Closed,
    };

    explicit Subscriber(StreamOpening opening);

    const QString streamId;
    const UserId user;
    const SessionId session;
    const bool echo;

    Phase phase = Phase::Live;
    EventId servedTo = 0;  ///< while replaying
    qint64 sent = 0;       ///< durable events since hello
    bool isDirty = false;  ///< stands in the hub's list of those to flush
    std::chrono::milliseconds heartbeatAt{0};
    std::chrono::milliseconds rotateAt{0};
    std::chrono::milliseconds progressAt{0};  ///< while full: when the peer last took something

    StreamSink &sink() { return *m_sink; }
    qsizetype waiting() const { return m_queue.bytes(); }

    void pushControl(const QByteArray &frame) { m_queue.append(frame, false); }
    void pushDurable(const QByteArray &frame);
    /// Left out where it would be too much.
    void pushPassing(const QByteArray &frame);
    /// The peer does not take all that is there for it.
    bool isFull() const { return m_full; }
    bool isOverfull() const { return m_queue.bytes() > kMaxWaiting; }
    /// For a last word to one who does not read.
    void dropBacklog() { m_queue.dropWhole(); }

    enum class Flush { Done, Full, Gone };
    /// Everything that waits, with as few calls to the system as there can be. `scratch` is room to work.
    Flush flush(std::vector<QByteArrayView> &scratch, std::chrono::milliseconds now);

private:
    FrameQueue m_queue;
    bool m_full = false;
    std::unique_ptr<StreamSink> m_sink;
};

}  // namespace parlor
