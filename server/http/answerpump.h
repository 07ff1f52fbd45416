// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodysource.h"
#include "http/exchange.h"

namespace parlor {

/// Carries the body of one answer from its source to the connection, at the pace of the reader. Lives on the
/// http thread, held by the connection and by the piece that is on its way.
class AnswerPump : public std::enable_shared_from_this<AnswerPump>
{
public:
    AnswerPump(ExchangePtr exchange, std::shared_ptr<BodySource> source, qint64 length)
        : m_exchange(std::move(exchange)), m_source(std::move(source)), m_left(length)
    {
    }

    /// The connection has room.
    void pump();

private:
    void take(const Result<QByteArray> &piece);
    void takeChunk(Connection &connection, const QByteArray &piece);

    ExchangePtr m_exchange;
    std::shared_ptr<BodySource> m_source;
    qint64 m_left;
    bool m_isWaiting = false;  ///< for a piece
};

}  // namespace parlor
