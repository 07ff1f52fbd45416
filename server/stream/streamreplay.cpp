// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/streamreplay.h"

#include "base/logging.h"
#include "base/post.h"
#include "stream/frames.h"
#include "stream/logfollower.h"
#include "stream/openstreams.h"

namespace parlor {

namespace {

constexpr int kBatch = 200;
constexpr qsizetype kAhead = 64 * 1024;  ///< a reader that has not taken this much gets no more yet

}  // namespace

StreamReplay::StreamReplay(Surroundings surroundings)
    : m_around(std::move(surroundings)), m_self(std::make_shared<StreamReplay *>(this))
{
}

StreamReplay::~StreamReplay() = default;

void StreamReplay::begin(Subscriber &stream, EventId servedTo)
{
    stream.phase = Subscriber::Phase::Replaying;
    stream.servedTo = servedTo;
    m_streams.append(&stream);
    schedule();
}

void StreamReplay::goOn(const Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Replaying && stream.waiting() < kAhead)
        schedule();
}

void StreamReplay::schedule()
{
    if (std::exchange(m_isScheduled, true))
        return;
    post(m_around.context, [weak = std::weak_ptr(m_self)] {
        if (const std::shared_ptr<StreamReplay *> self = weak.lock())
            (*self)->turn();
    });
}

void StreamReplay::turn()
{
    m_isScheduled = false;
    const QList<Subscriber *> streams = m_streams;
    for (Subscriber *stream : streams) {
        if (stream->phase == Subscriber::Phase::Replaying && stream->waiting() < kAhead)
            serve(*stream);
    }
    m_around.endTurn();
    m_streams.removeIf([](const Subscriber *stream) { return stream->phase != Subscriber::Phase::Replaying; });
}

/// The step from the log to live events is one assignment: both happen on this thread, and the log holds everything
/// up to the follower's place. Writing what was pushed leads back to goOn() where the reader takes it.
void StreamReplay::serve(Subscriber &stream)
{
    const EventId head = m_around.follower.head();
    const Result<EventLog::Replay> part = m_around.follower.log().readFor(stream.user, stream.servedTo, head, kBatch);
    if (!part) {
        qCWarning(logStream, "replay failed: %ls", qUtf16Printable(part.error().detail));
        return m_around.streams.close(stream);
    }
    if (part->isPruned) {
        // As a stream that is opened with such a cursor: live from here on, and told so.
        stream.servedTo = head;
        stream.phase = Subscriber::Phase::Live;
        stream.pushControl(frame::reset({control::ResetReason::TooOld, {m_around.epoch, stream.servedTo}}));
        m_around.counters.resets.add();
        return m_around.streams.flush(stream);
    }
    stream.servedTo = part->servedTo;
    for (const LoggedEventPtr &event : part->events) {
        if (!stream.echo && stream.streamId == event->originStream)
            continue;
        stream.pushDurable(frame::durable(*event, m_around.epoch));
        m_around.counters.replayedEvents.add();
        if (stream.waiting() >= kAhead) {
            // The rest at the reader's pace: a batch of long messages is more than may wait for one stream.
            stream.servedTo = event->id;
            break;
        }
    }
    if (stream.servedTo >= head)
        stream.phase = Subscriber::Phase::Live;
    m_around.streams.flush(stream);
}

}  // namespace parlor
