// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <optional>

namespace parlor {

/// A piece of an HTTP/1.1 connection that can be passed on, kept back or thrown away as one.
struct HttpPiece {
    enum class Kind {
        Message,     ///< a whole request or response
        Interim,     ///< a 1xx response
        StreamHead,  ///< the head of an event stream
        StreamData,  ///< of an event stream: the bytes of the body, without the chunks around them
        StreamEnd,   ///< the last chunk of an event stream
    };
    Kind kind = Kind::Message;
    QByteArray raw;     ///< as it came; of StreamData the body's bytes alone
    QByteArray method;  ///< of a request
    QByteArray path;    ///< of a request, with its query
    int status = 0;     ///< of a response
};

/// Cuts one direction of a connection into pieces: just enough of RFC 9112 for the messages that Parlor
/// exchanges (Content-Length, chunked, until close).
class HttpFramer
{
public:
    enum class Side { Requests, Responses };
    explicit HttpFramer(Side side) : m_side(side) {}

    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next complete piece; `answered` is the method that the next response answers.
    std::optional<HttpPiece> next(const QByteArray &answered = {});
    /// What was left when the peer closed: a response whose end is the connection's.
    QByteArray takeRest() { return std::exchange(m_buffer, {}); }
    /// Whether the stream that goes on is sent in chunks.
    bool isChunkedStream() const { return m_stream == Stream::Chunked; }

private:
    enum class Stream { None, Plain, Chunked };

    std::optional<HttpPiece> nextOfStream();
    std::optional<qsizetype> bodySize(const QByteArray &head, qsizetype from, bool mayHaveBody) const;

    Side m_side;
    QByteArray m_buffer;
    Stream m_stream = Stream::None;
};

}  // namespace parlor
