// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/subscriber.h"

namespace parlor {

namespace {

/// Below IOV_MAX, which is 1024 on Linux.
constexpr size_t kMaxPieces = 512;

}  // namespace

Subscriber::Subscriber(StreamOpening opening)
    : streamId(std::move(opening.streamId)),
      user(opening.caller.user),
      session(opening.caller.session),
      echo(opening.echo),
      m_sink(std::move(opening.sink))
{
    m_queue.append(opening.httpHead, false);
}

void Subscriber::pushDurable(const QByteArray &frame)
{
    m_queue.append(frame, false);
    ++sent;
    if (isOverfull())
        m_queue.dropPassing();
}

void Subscriber::pushPassing(const QByteArray &frame)
{
    if (m_queue.bytes() + frame.size() <= kMaxWaiting)
        m_queue.append(frame, true);
}

Subscriber::Flush Subscriber::flush(std::vector<QByteArrayView> &scratch, std::chrono::milliseconds now)
{
    while (!m_queue.isEmpty()) {
        m_queue.pieces(scratch, kMaxPieces);
        qint64 offered = 0;
        for (const QByteArrayView piece : scratch)
            offered += piece.size();
        const qint64 taken = m_sink->write(scratch);
        if (taken < 0)
            return Flush::Gone;
        m_queue.consume(qsizetype(taken));
        if (taken < offered) {
            if (taken > 0 || !m_full)
                progressAt = now;
            m_full = true;
            return Flush::Full;
        }
    }
    m_full = false;
    return Flush::Done;
}

}  // namespace parlor
