// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestframer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

namespace parlor {

namespace {

constexpr int kMostEmptyLines = 4;
/// Used bytes before others are kept until they are so many, or the others are copied too often.
constexpr qsizetype kWorthDropping = 16 * 1024;

/// RFC 9110, 5.6.2: what names of methods and fields are made of.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(uchar(c)) || (c && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

bool is(QByteArrayView text, const char *lowerCase)
{
    return text.compare(lowerCase, Qt::CaseInsensitive) == 0;
}

/// Whether a comma-separated list names an option.
bool lists(QByteArrayView list, const char *option)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (is((comma < 0 ? list : list.first(comma)).trimmed(), option))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

bool isHexDigit(char c)
{
    return std::isxdigit(uchar(c));
}

/// RFC 9110, 5.5. Some readers take a vertical tab for a space, others do not.
bool isForbiddenInFields(char c)
{
    return (uchar(c) < 0x20 && c != '\t') || c == 0x7f;
}

/// The target in origin-form with strange bytes percent-encoded; empty where it is none.
QByteArray normalizedTarget(QByteArrayView target)
{
    if (target.startsWith("http://") || target.startsWith("https://")) {
        // absolute-form, as proxies send it: the authority is Host's business.
        const qsizetype path = target.indexOf('/', target.indexOf(':') + 3);
        target = path < 0 ? QByteArrayView("/") : target.sliced(path);
    }
    if (!target.startsWith('/') || target.startsWith("//"))
        return target == "*" ? QByteArrayLiteral("/*") : QByteArray();
    QByteArray clean;
    clean.reserve(target.size());
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (uchar(c) <= 0x20 || c == 0x7f || c == '#')
            return {};
        if (c == '%' && !(i + 2 < target.size() && isHexDigit(target[i + 1]) && isHexDigit(target[i + 2])))
            return {};
        if (std::isalnum(uchar(c)) || std::strchr("-._~:/?@!$&'()*+,;=%", c))
            clean.append(c);
        else
            clean.append('%').append(QByteArray(1, c).toHex().toUpper());
    }
    return clean;
}

/// Fields that decide who asks for what: of two, two readers could take different ones.
int singletonBit(QByteArrayView name)
{
    constexpr std::array kNames{"authorization", "content-type", "origin", "x-parlor-protocol", "x-parlor-stream"};
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (is(name, kNames[i]))
            return 1 << i;
    }
    return 0;
}

std::optional<qint64> decimal(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return text.toByteArray().toLongLong();
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
    FramedRequest request{m_head, {}, {}};
    QByteArray &header = request.header;
    header.reserve(m_head.method.size() + m_head.target.size() + m_fields.size() + 16);
    header.append(m_head.method).append(' ').append(m_head.target);
    header.append(m_minorVersion == 0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n").append(m_fields).append("\r\n");
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
    m_singletons = 0;
    m_head = {};
    m_fields.clear();
    m_body.clear();
    m_minorVersion = 1;
    m_hosts = 0;
    m_contentLength.reset();
    m_chunked = m_hasTransferEncoding = false;
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
    m_fields.clear();
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
        if (m_part == Part::RequestLine)
            return readRequestLine(*line);
        return line->isEmpty() ? endHeader() : readField(*line);
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

bool RequestFramer::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || first == last || !isToken(line.first(first)))
        return fail(ErrorCode::InvalidRequest, "no request line");
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(ErrorCode::InvalidRequest, "not HTTP/1.1");
    m_head.method = line.first(first).toByteArray();
    m_head.target = normalizedTarget(line.sliced(first + 1, last - first - 1));
    if (m_head.target.isEmpty())
        return fail(ErrorCode::InvalidRequest, "the target of the request is malformed");
    m_minorVersion = version.back() - '0';
    m_head.keepAlive = m_minorVersion == 1;
    m_part = Part::Fields;
    return true;
}

bool RequestFramer::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // Also refuses folded lines and a space before the colon (RFC 9112, 5.1 and 5.2).
    if (colon < 0 || !isToken(line.first(colon)))
        return fail(ErrorCode::InvalidRequest, "a header field is malformed");
    const QByteArrayView name = line.first(colon);
    if (std::any_of(line.begin() + colon, line.end(), isForbiddenInFields))
        return fail(ErrorCode::InvalidRequest, "a control character in the header");
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (is(name, "content-length")) {
        if (m_contentLength)
            return fail(ErrorCode::InvalidRequest, "two lengths");
        m_contentLength = decimal(value);
        return m_contentLength || fail(ErrorCode::InvalidRequest, "the length is no number");
    }
    if (is(name, "transfer-encoding")) {
        if (m_hasTransferEncoding || !is(value, "chunked"))
            return fail(ErrorCode::InvalidRequest, "a transfer encoding that is not chunked");
        m_hasTransferEncoding = m_chunked = true;
        return true;
    }
    if (is(name, "expect")) {
        m_head.expectsContinue = is(value, "100-continue");
        return true;
    }
    if (is(name, "upgrade") || is(name, "trailer"))
        return true;
    if (is(name, "connection")) {
        if (lists(value, "close"))
            m_head.keepAlive = false;
        else if (lists(value, "keep-alive"))
            m_head.keepAlive = true;
        return true;
    }
    if (is(name, "host") && ++m_hosts > 1)
        return fail(ErrorCode::InvalidRequest, "two hosts");
    if (const int bit = singletonBit(name); bit != 0 && std::exchange(m_singletons, m_singletons | bit) & bit)
        return fail(ErrorCode::InvalidRequest, "a field stands twice that may stand once");
    m_fields.append(line).append("\r\n");
    return true;
}

bool RequestFramer::endHeader()
{
    if (m_minorVersion == 1 && m_hosts == 0)
        return fail(ErrorCode::InvalidRequest, "no host");
    if (m_chunked && (m_contentLength || m_minorVersion == 0))
        return fail(ErrorCode::InvalidRequest, "a length and a transfer encoding");
    const bool isStreamed = m_limits.isStreamed && m_limits.isStreamed(m_head);
    m_bodyLimit = isStreamed ? m_limits.streamedBytes : m_limits.bodyBytes;
    if (m_contentLength.value_or(0) > m_bodyLimit)
        return fail(ErrorCode::BodyTooLarge, "the body is too large");
    if (m_chunked)
        m_part = Part::ChunkSize;
    else
        m_part = m_contentLength.value_or(0) > 0 ? Part::FixedBody : Part::Done;
    m_isHeadReady = isStreamed && m_part != Part::Done;
    m_head.bodyFollows = m_isHeadReady;
    if (m_isHeadReady && !m_chunked)
        m_head.bodyLength = m_contentLength;
    return true;
}

bool RequestFramer::readFixedBody()
{
    if (m_isStreaming) {
        const qint64 here = std::min<qint64>(m_buffer.size() - m_position, *m_contentLength - m_bodySize);
        m_body.append(QByteArrayView(m_buffer).sliced(m_position, qsizetype(here)));
        m_position = m_scanned = m_position + qsizetype(here);
        m_bodySize += here;
        dropUsed();
        if (m_bodySize == *m_contentLength)
            m_part = Part::Done;
        return m_part == Part::Done;
    }
    if (m_buffer.size() - m_position < *m_contentLength)
        return false;
    m_body = m_buffer.sliced(m_position, qsizetype(*m_contentLength));
    m_position = m_scanned = m_position + qsizetype(*m_contentLength);
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
