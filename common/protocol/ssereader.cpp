// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/ssereader.h"

namespace parlor {

namespace {

constexpr char kByteOrderMark[] = {'\xEF', '\xBB', '\xBF'};

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// "If the field value consists of only ASCII digits"; what does not fit is no delay either.
std::optional<std::chrono::milliseconds> delayFrom(QByteArrayView value)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (value.isEmpty() || value.size() > 15 || !std::all_of(value.begin(), value.end(), isDigit))
        return std::nullopt;
    return std::chrono::milliseconds(value.toLongLong());
}

}  // namespace

SseReader::SseReader(qsizetype maxEventBytes) : m_maxEventBytes(maxEventBytes) {}

QList<SseEvent> SseReader::feed(QByteArrayView chunk)
{
    QList<SseEvent> events;
    // "One leading U+FEFF must be ignored", and it may come byte by byte.
    while (m_bomBytes >= 0 && !chunk.isEmpty()) {
        if (chunk.front() == kByteOrderMark[m_bomBytes]) {
            chunk = chunk.sliced(1);
            m_bomBytes = m_bomBytes == 2 ? -1 : m_bomBytes + 1;
        } else {
            m_line = QByteArray(kByteOrderMark, m_bomBytes);
            m_bomBytes = -1;
        }
    }
    while (!m_failed && !chunk.isEmpty()) {
        if (std::exchange(m_skipLf, false) && chunk.front() == '\n') {
            chunk = chunk.sliced(1);
            continue;
        }
        const auto end = std::find_if(chunk.begin(), chunk.end(), isLineEnd);
        const QByteArrayView part(chunk.begin(), end);
        if (m_line.size() + m_data.size() + part.size() > m_maxEventBytes) {
            m_failed = true;
            m_line.clear();
            m_data.clear();
            break;
        }
        if (end == chunk.end()) {
            m_line.append(part);
            break;
        }
        m_skipLf = *end == '\r';
        if (m_line.isEmpty()) {
            processLine(part, events);
        } else {
            const QByteArray line = std::exchange(m_line, {}).append(part);
            processLine(line, events);
        }
        chunk = chunk.sliced(part.size() + 1);
    }
    return events;
}

void SseReader::processLine(QByteArrayView line, QList<SseEvent> &events)
{
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return;  // a comment
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "data") {
        m_data.append(value).append('\n');
        m_hasData = true;
    } else if (field == "event") {
        m_type = value.toByteArray();
    } else if (field == "id" && !value.contains('\0')) {
        m_idBuffer = value.toByteArray();
    } else if (field == "retry") {
        if (const auto delay = delayFrom(value))
            m_retry = delay;
    }
}

void SseReader::dispatch(QList<SseEvent> &events)
{
    // The id counts even where nothing is dispatched.
    m_lastEventId = m_idBuffer;
    SseEvent event;
    if (!m_type.isEmpty())
        event.type = m_type;
    event.lastEventId = m_lastEventId;
    m_type.clear();
    if (!std::exchange(m_hasData, false))
        return;
    event.data = std::exchange(m_data, {});
    event.data.chop(1);
    events.append(std::move(event));
}

}  // namespace parlor
