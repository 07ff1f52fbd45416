// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/openstreams.h"

#include "base/logging.h"
#include "base/post.h"
#include "stream/frames.h"

namespace parlor {

using control::ByeReason;

OpenStreams::OpenStreams(QObject *context, const Clock &clock, StreamCounters &counters, Callbacks callbacks)
    : m_context(context), m_clock(clock), m_counters(counters), m_callbacks(std::move(callbacks))
{
}

OpenStreams::~OpenStreams() = default;

Subscriber &OpenStreams::add(StreamOpening opening)
{
    auto owned = std::make_unique<Subscriber>(std::move(opening));
    Subscriber &stream = *owned;
    m_counters.opened.add();
    m_streams.emplace(&stream, std::move(owned));
    return stream;
}

QList<Subscriber *> OpenStreams::all() const
{
    QList<Subscriber *> streams;
    streams.reserve(qsizetype(m_streams.size()));
    for (const auto &[pointer, stream] : m_streams)
        streams.append(stream.get());
    return streams;
}

qint64 OpenStreams::waitingBytes() const
{
    qint64 waiting = 0;
    for (const auto &[pointer, stream] : m_streams)
        waiting += stream->waiting();
    return waiting;
}

void OpenStreams::markDirty(Subscriber &stream)
{
    if (!std::exchange(stream.isDirty, true))
        m_dirty.append(&stream);
}

void OpenStreams::flushAll()
{
    while (!m_dirty.isEmpty()) {
        const QList<Subscriber *> dirty = std::exchange(m_dirty, {});
        for (Subscriber *stream : dirty) {
            stream->isDirty = false;
            flush(*stream);
        }
    }
}

Subscriber::Flush OpenStreams::write(Subscriber &stream)
{
    const qsizetype before = stream.waiting();
    const Subscriber::Flush flushed = stream.flush(m_scratch, m_clock.monotonic());
    m_counters.bytes.add(quint64(before - stream.waiting()));
    return flushed;
}

void OpenStreams::flush(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    const bool wasOverfull = stream.isOverfull();
    const Subscriber::Flush flushed = write(stream);
    if (flushed == Subscriber::Flush::Gone)
        return close(stream);
    if (wasOverfull && stream.isOverfull())
        return sayBye(stream, ByeReason::SlowConsumer);
    m_callbacks.taken(stream);
}

void OpenStreams::sayBye(Subscriber &stream, ByeReason reason)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    if (reason == ByeReason::SlowConsumer) {
        m_counters.slowConsumers.add();
        qCInfo(logStream, "stream %ls does not read, closed", qUtf16Printable(stream.streamId));
        stream.dropBacklog();
    }
    stream.pushControl(frame::bye(reason));
    write(stream);
    close(stream);
}

void OpenStreams::close(Subscriber &stream)
{
    if (stream.phase == Subscriber::Phase::Closed)
        return;
    stream.phase = Subscriber::Phase::Closed;
    stream.sink().close();
    m_counters.closed.add();
    m_callbacks.closed(stream);
    m_dirty.removeOne(&stream);
    bury(stream);
}

void OpenStreams::bury(Subscriber &stream)
{
    if (!m_closed) {
        m_closed = std::make_shared<std::vector<std::unique_ptr<Subscriber>>>();
        post(m_context, [this, weak = std::weak_ptr(m_closed)] {
            if (!weak.expired())
                m_closed.reset();
        });
    }
    auto node = m_streams.extract(&stream);
    m_closed->push_back(std::move(node.mapped()));
}

void OpenStreams::stop()
{
    for (const auto &[pointer, stream] : m_streams) {
        stream->pushControl(frame::bye(ByeReason::ShuttingDown));
        if (stream->flush(m_scratch, {}) != Subscriber::Flush::Gone)
            stream->sink().close();
        m_counters.closed.add();
    }
    m_dirty.clear();
    m_streams.clear();
    m_closed.reset();
}

}  // namespace parlor
