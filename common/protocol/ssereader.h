// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/sse.h"

#include <QByteArray>
#include <QList>
#include <chrono>
#include <optional>

namespace parlor {

/// Incremental reader of an event stream: takes chunks as the socket gives them, cut anywhere.
/// Memory is bounded: a line or an event above the limit is an error, after which the reader stays failed.
class SseReader
{
public:
    explicit SseReader(qsizetype maxEventBytes = 16 * 1024 * 1024);

    /// The events that this chunk completed.
    QList<SseEvent> feed(QByteArrayView chunk);

    QByteArray lastEventId() const { return m_lastEventId; }
    /// The server's wish for the delay before a reconnect.
    std::optional<std::chrono::milliseconds> retry() const { return m_retry; }
    bool failed() const { return m_failed; }

private:
    void processLine(QByteArrayView line, QList<SseEvent> &events);
    void dispatch(QList<SseEvent> &events);

    qsizetype m_maxEventBytes;
    QByteArray m_line;  ///< the part of a line that has come so far
    QByteArray m_type;
    QByteArray m_data;
    bool m_hasData = false;
    QByteArray m_idBuffer;
    QByteArray m_lastEventId;
    std::optional<std::chrono::milliseconds> m_retry;
    int m_bomBytes = 0;     ///< of a leading byte order mark seen so far; -1: past it
    bool m_skipLf = false;  ///< the last byte was a CR
    bool m_failed = false;
};

}  // namespace parlor
