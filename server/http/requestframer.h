// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "http/headerreader.h"
#include "http/requesthead.h"

#include <QByteArrayView>
#include <utility>

namespace parlor {

/// Bounds of one request.
struct FramingLimits {
    qsizetype headerBytes = 32 * 1024;
    qint64 bodyBytes = 1024 * 1024;
    /// Requests whose body is handed on as it comes, not gathered; null: there are none.
    bool (*isStreamed)(const RequestHead &) = nullptr;
    qint64 streamedBytes = 0;  ///< bound of their body
};

/// One whole request. Its header is rewritten so that no reader can see another one in it: no length and no
/// Transfer-Encoding, for the body goes beside it; no Expect, no Upgrade.
struct FramedRequest {
    RequestHead head;
    QByteArray header;  ///< with the empty line
    QByteArray body;
};

/// Cuts the bytes of one connection into requests (RFC 9112) and refuses what is too large or can be read in
/// two ways. Knows no socket and no clock. Once failed it stays failed: the connection must be closed.
class RequestFramer
{
public:
    explicit RequestFramer(FramingLimits limits = {});

    enum class State {
        Idle,      ///< not a byte of a request is here
        Header,    ///< part of a header is
        Body,      ///< the header is complete, the body is not
        Complete,  ///< take() gives the request
        Streamed,  ///< it was given without its body: takeBody() gives what is there of that
        Failed,
    };

    /// Takes bytes in any cut. Bytes after a complete request wait for its take().
    State feed(QByteArrayView bytes);
    State state() const { return m_state; }
    /// The complete request; goes on with the bytes behind it.
    FramedRequest take();
    /// In state Streamed: what came of the body since the last call.
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    /// Whether that was all of it.
    bool isBodyWhole() const { return m_state == State::Streamed && m_part == Part::Done; }
    /// Goes on with the bytes behind a whole body.
    void endBody();
    /// From state Body on.
    const RequestHead &head() const { return m_head; }
    /// Only when failed.
    const Error &error() const { return m_error; }
    qsizetype bufferedBytes() const { return m_buffer.size() - m_position + (m_isStreaming ? m_body.size() : 0); }
    /// Memory that what has come takes, used or not.
    qsizetype heldBytes() const { return m_buffer.size() + m_header.heldBytes() + m_body.size(); }
    /// Forgets all that came, as nobody wants it any more; whatever still comes, too.
    void discard();

private:
    enum class Part { RequestLine, Fields, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailer, Done };

    State advance();
    bool step();
    std::optional<QByteArrayView> takeLine(qsizetype limit, ErrorCode tooLong);
    bool readHeaderLine(QByteArrayView line);
    bool endHeader();
    bool readFixedBody();
    void begin();
    void dropUsed();
    bool readChunkSize(QByteArrayView line);
    bool readChunkData();
    bool fail(ErrorCode code, const char *why);

    FramingLimits m_limits;
    State m_state = State::Idle;
    Part m_part = Part::RequestLine;
    Error m_error;

    QByteArray m_buffer;
    qsizetype m_position = 0;  ///< of the first byte not yet used
    qsizetype m_scanned = 0;   ///< no line end stands before this
    qsizetype m_headerBytes = 0;

    HeaderReader m_header;
    RequestHead m_head;
    int m_emptyLines = 0;
    qint64 m_fixedLength = 0;  ///< of a body that is not chunked
    qint64 m_chunkLeft = 0;
    bool m_isStreaming = false;
    bool m_isHeadReady = false;  ///< of a request whose body is streamed
    qint64 m_bodyLimit = 0;
    qint64 m_bodySize = 0;  ///< that has been read or announced
    QByteArray m_body;
};

}  // namespace parlor
