// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestframer.h"

#include <algorithm>
#include <cctype>

namespace parlor {

namespace {

constexpr int kMostEmptyLines = 4;
/// Used bytes before others are kept until they are so many, or the others are copied too often.
constexpr qsizetype kWorthDropping = 16 * 1024;

bool isHexDigit(char c)
{
    return std::isxdigit(uchar(c));
}

}  // namespace

RequestFramer::RequestFramer(FramingLimits limits) : m_limits(limits) {}

RequestFramer::State RequestFramer::feed(QByteArrayView bytes)
{
    if (m_state == State::Failed)
        return m_state;
    if (m_position >= m_buffer.size() / 2) {
        // Only now, so that many small requests in one piece cost no more than their bytes.
        m_buffer.remove(0, m_position);
        m_scanned -= std::min(m_scanned, m_position);
        m_position = 0;
    }
    m_buffer.append(bytes);
    return advance();
}

FramedRequest RequestFramer::take()
{
    Q_ASSERT(m_state == State::Complete);
    FramedRequest request{m_head, m_header.text(), {}};
    if (m_isHeadReady) {
        m_isHeadReady = false;
        m_isStreaming = true;
        advance();
        return request;
    }
    request.body = std::exchange(m_body, {});
    begin();
    return request;
}

void RequestFramer::endBody()
{
    Q_ASSERT(isBodyWhole());
    begin();
}

/// The next request.
void RequestFramer::begin()
{
    m_headerBytes = 0;
    m_emptyLines = 0;
    m_head = {};
    m_header = {};
    m_body.clear();
    m_isStreaming = false;
    m_bodySize = 0;
    m_part = Part::RequestLine;
    m_state = State::Idle;
    dropUsed();
    advance();
}

/// A connection that waits for its next request must not keep the body of the last one.
void RequestFramer::dropUsed()
{
    const bool isAll = m_position == m_buffer.size();
    if (!isAll && m_position < kWorthDropping)
        return;
    m_buffer = isAll ? QByteArray() : m_buffer.sliced(m_position);
    m_scanned -= std::min(m_scanned, m_position);
    m_position = 0;
}

void RequestFramer::discard()
{
    fail(ErrorCode::Unavailable, "nobody reads any more");
    m_buffer.clear();
    m_header = {};
    m_body.clear();
    m_position = m_scanned = 0;
}

RequestFramer::State RequestFramer::advance()
{
    while (m_state != State::Failed && !m_isHeadReady && m_part != Part::Done && step()) {
    }
    if (m_state == State::Failed)
        m_buffer.clear();
    else if (m_isStreaming)
        m_state = State::Streamed;
    else if (m_isHeadReady)
        m_state = State::Complete;
    else if (m_part == Part::Done)
        m_state = State::Complete;
    else if (m_part > Part::Fields)
        m_state = State::Body;
    else
        m_state = m_headerBytes > 0 || m_position < m_buffer.size() ? State::Header : State::Idle;
    return m_state;
}

/// False where more bytes are needed, or after a failure.
bool RequestFramer::step()
{
    switch (m_part) {
    case Part::RequestLine:
    case Part::Fields: {
        const qsizetype before = m_position;
        const auto line = takeLine(m_limits.headerBytes - m_headerBytes, ErrorCode::HeadersTooLarge);
        if (!line)
            return false;
        // RFC 9112, 2.2: an empty line before a request is stepped over. More would be a way to say nothing for ever.
        if (m_part == Part::RequestLine && line->isEmpty())
            return ++m_emptyLines <= kMostEmptyLines || fail(ErrorCode::InvalidRequest, "empty lines alone");
        m_headerBytes += m_position - before;
        return readHeaderLine(*line);
    }
    case Part::FixedBody:
        return readFixedBody();
    case Part::ChunkSize: {
        const auto line = takeLine(1024, ErrorCode::InvalidRequest);
        return line && readChunkSize(*line);
    }
    case Part::ChunkData:
        return readChunkData();
    case Part::ChunkEnd: {
        const auto line = takeLine(2, ErrorCode::InvalidRequest);
        if (line && !line->isEmpty())
            return fail(ErrorCode::InvalidRequest, "a chunk is longer than it says");
        m_part = line ? Part::ChunkSize : m_part;
        return line.has_value();
    }
    case Part::Trailer: {
        const qsizetype before = m_position;
        const auto line = takeLine(m_limits.headerBytes - m_headerBytes, ErrorCode::HeadersTooLarge);
        if (!line)
            return false;
        m_headerBytes += m_position - before;
        if (line->isEmpty())
            m_part = Part::Done;
        return true;
    }
    case Part::Done:
        break;
    }
    return false;
}

/// A line without its CRLF. A bare CR or LF is refused: readers differ about them.
std::optional<QByteArrayView> RequestFramer::takeLine(qsizetype limit, ErrorCode tooLong)
{
    const qsizetype from = std::max(m_scanned, m_position);
    const qsizetype end = m_buffer.indexOf('\n', from);
    const qsizetype length = (end < 0 ? m_buffer.size() : end + 1) - m_position;
    if (length > limit) {
        fail(tooLong, tooLong == ErrorCode::HeadersTooLarge ? "the header is too large" : "a line is too long");
        return std::nullopt;
    }
    if (end < 0) {
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    const QByteArrayView line = QByteArrayView(m_buffer).sliced(m_position, end - m_position);
    if (!line.endsWith('\r') || line.chopped(1).contains('\r') || line.contains('\0')) {
        fail(ErrorCode::InvalidRequest, "a line does not end in CR LF");
        return std::nullopt;
    }
    m_position = m_scanned = end + 1;
    return line.chopped(1);
}

bool RequestFramer::readHeaderLine(QByteArrayView line)
{
    const bool isFirst = m_part == Part::RequestLine;
    const bool isLast = !isFirst && line.isEmpty();
    const char *why = isFirst ? m_header.readRequestLine(line) : isLast ? m_header.end() : m_header.readField(line);
    if (why)
        return fail(ErrorCode::InvalidRequest, why);
    m_part = Part::Fields;
    return !isLast || endHeader();
}

bool RequestFramer::endHeader()
{
    m_head = m_header.head();
    const std::optional<qint64> length = m_header.contentLength();
    const bool isStreamed = m_limits.isStreamed && m_limits.isStreamed(m_head);
    m_bodyLimit = isStreamed ? m_limits.streamedBytes : m_limits.bodyBytes;
    if (length.value_or(0) > m_bodyLimit)
        return fail(ErrorCode::BodyTooLarge, "the body is too large");
    if (m_header.isChunked())
        m_part = Part::ChunkSize;
    else
        m_part = length.value_or(0) > 0 ? Part::FixedBody : Part::Done;
    m_isHeadReady = isStreamed && m_part != Part::Done;
    m_head.bodyFollows = m_isHeadReady;
    m_head.bodyLength = m_isHeadReady ? length : std::nullopt;
    m_fixedLength = length.value_or(0);
    return true;
}

bool RequestFramer::readFixedBody()
{
    if (m_isStreaming) {
        const qint64 here = std::min<qint64>(m_buffer.size() - m_position, m_fixedLength - m_bodySize);
        m_body.append(QByteArrayView(m_buffer).sliced(m_position, qsizetype(here)));
        m_position = m_scanned = m_position + qsizetype(here);
        m_bodySize += here;
        dropUsed();
        if (m_bodySize == m_fixedLength)
            m_part = Part::Done;
        return m_part == Part::Done;
    }
    if (m_buffer.size() - m_position < m_fixedLength)
        return false;
    m_body = m_buffer.sliced(m_position, qsizetype(m_fixedLength));
    m_position = m_scanned = m_position + qsizetype(m_fixedLength);
    dropUsed();
    m_part = Part::Done;
    return true;
}

bool RequestFramer::readChunkSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArrayView digits = semicolon < 0 ? line : line.first(semicolon);
    if (digits.isEmpty() || digits.size() > 15 || !std::all_of(digits.begin(), digits.end(), isHexDigit))
        return fail(ErrorCode::InvalidRequest, "the size of a chunk is no number");
    m_chunkLeft = digits.toByteArray().toLongLong(nullptr, 16);
    m_bodySize += m_chunkLeft;
    if (m_bodySize > m_bodyLimit)
        return fail(ErrorCode::BodyTooLarge, "the body is too large");
    m_part = m_chunkLeft > 0 ? Part::ChunkData : Part::Trailer;
    return true;
}

bool RequestFramer::readChunkData()
{
    const qsizetype here = std::min<qsizetype>(m_buffer.size() - m_position, qsizetype(m_chunkLeft));
    m_body.append(QByteArrayView(m_buffer).sliced(m_position, here));
    m_position = m_scanned = m_position + here;
    m_chunkLeft -= here;
    if (m_chunkLeft > 0) {
        m_buffer.clear();
        m_position = m_scanned = 0;
        return false;
    }
    m_part = Part::ChunkEnd;
    return true;
}

bool RequestFramer::fail(ErrorCode code, const char *why)
{
    m_state = State::Failed;
    m_error = {code, QString::fromLatin1(why), {}, 0};
    return false;
}

}  // namespace parlor
