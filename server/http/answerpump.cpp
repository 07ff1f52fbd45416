// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/answerpump.h"

#include "http/connection.h"

namespace parlor {

namespace {

/// So much of a file is in memory for each reader, and as much again in its socket.
constexpr qint64 kPiece = 128 * 1024;

}  // namespace

void AnswerPump::pump()
{
    if (std::exchange(m_isWaiting, true))
        return;
    const qint64 count = m_left == HttpReply::kUnknownLength ? kPiece : std::min(kPiece, m_left);
    m_source->next(count, [self = shared_from_this()](Result<QByteArray> piece) {
        self->m_exchange->deliver([self, piece = std::move(piece)] { self->take(piece); });
    });
}

void AnswerPump::take(const Result<QByteArray> &piece)
{
    m_isWaiting = false;
    Connection *connection = m_exchange->connection();
    if (!connection)
        return;
    if (piece && m_left == HttpReply::kUnknownLength)
        return takeChunk(*connection, *piece);
    if (!piece || piece->isEmpty())
        return connection->abort();
    m_left -= piece->size();
    connection->continueAnswer(*piece);
    if (m_left == 0)
        connection->endAnswer(m_exchange->replyContext().close);
}

/// RFC 9112, 7.1.
void AnswerPump::takeChunk(Connection &connection, const QByteArray &piece)
{
    if (!piece.isEmpty())
        return connection.continueAnswer(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    connection.continueAnswer("0\r\n\r\n");
    connection.endAnswer(m_exchange->replyContext().close);
}

}  // namespace parlor
