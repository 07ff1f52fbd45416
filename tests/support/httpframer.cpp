// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpframer.h"

#include <QString>

namespace parlor {

namespace {

/// The value of a header field, lower case; empty where there is none.
QByteArray field(const QByteArray &head, const QByteArray &name)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf(QByteArray("\r\n" + name + ":"));
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 3;
    return lower.mid(from, lower.indexOf("\r\n", from) - from).trimmed();
}

struct Chunk {
    qsizetype dataAt = 0;
    qsizetype dataSize = 0;
    qsizetype end = 0;  ///< behind the chunk's last line end
};

std::optional<Chunk> chunkAt(const QByteArray &buffer, qsizetype at)
{
    const qsizetype lineEnd = buffer.indexOf("\r\n", at);
    if (lineEnd < 0)
        return std::nullopt;
    const QByteArray size = buffer.mid(at, lineEnd - at).split(';').first().trimmed();
    const Chunk chunk{lineEnd + 2, size.toLongLong(nullptr, 16), lineEnd + 2 + size.toLongLong(nullptr, 16) + 2};
    return chunk.end <= buffer.size() ? std::optional(chunk) : std::nullopt;
}

}  // namespace

std::optional<HttpPiece> HttpFramer::next(const QByteArray &answered)
{
    if (m_stream != Stream::None)
        return nextOfStream();
    const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const QByteArray head = m_buffer.first(headEnd + 4);
    const QByteArrayList words = head.first(head.indexOf("\r\n")).split(' ');
    HttpPiece piece;
    if (m_side == Side::Requests && words.size() == 3) {
        piece.method = words[0];
        piece.path = words[1];
    } else if (words.size() > 1) {
        piece.status = words[1].toInt();
    }
    const bool isInterim = piece.status >= 100 && piece.status < 200;
    if (piece.status == 200 && answered != "HEAD" && field(head, "content-type").startsWith("text/event-stream")) {
        m_stream = field(head, "transfer-encoding") == "chunked" ? Stream::Chunked : Stream::Plain;
        piece.kind = HttpPiece::Kind::StreamHead;
        piece.raw = head;
    } else {
        const bool mayHaveBody = !isInterim && answered != "HEAD" && piece.status != 204 && piece.status != 304;
        const auto size = bodySize(head, headEnd + 4, mayHaveBody);
        if (!size || headEnd + 4 + *size > m_buffer.size())
            return std::nullopt;
        piece.kind = isInterim ? HttpPiece::Kind::Interim : HttpPiece::Kind::Message;
        piece.raw = m_buffer.first(headEnd + 4 + *size);
    }
    m_buffer.remove(0, piece.raw.size());
    return piece;
}

std::optional<qsizetype> HttpFramer::bodySize(const QByteArray &head, qsizetype from, bool mayHaveBody) const
{
    if (!mayHaveBody)
        return 0;
    if (field(head, "transfer-encoding") == "chunked") {
        qsizetype at = from;
        while (const auto chunk = chunkAt(m_buffer, at)) {
            at = chunk->end;
            if (chunk->dataSize == 0)
                return at - from;
        }
        return std::nullopt;
    }
    if (const QByteArray length = field(head, "content-length"); !length.isEmpty())
        return length.toLongLong();
    return m_side == Side::Requests ? std::optional<qsizetype>(0) : std::nullopt;
}

std::optional<HttpPiece> HttpFramer::nextOfStream()
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    HttpPiece piece;
    piece.kind = HttpPiece::Kind::StreamData;
    if (m_stream == Stream::Plain) {
        piece.raw = std::exchange(m_buffer, {});
        return piece;
    }
    const auto chunk = chunkAt(m_buffer, 0);
    if (!chunk)
        return std::nullopt;
    piece.raw = m_buffer.mid(chunk->dataAt, chunk->dataSize);
    if (chunk->dataSize == 0) {
        piece.kind = HttpPiece::Kind::StreamEnd;
        m_stream = Stream::None;
    }
    m_buffer.remove(0, chunk->end);
    return piece;
}

}  // namespace parlor
