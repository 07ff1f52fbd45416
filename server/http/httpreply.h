// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <utility>

namespace parlor {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// An answer before it is bytes.
struct HttpReply {
    int status = 200;
    QByteArray type;  ///< MIME type; empty: no body
    QByteArray body;
    HttpHeaders headers;                          ///< beyond those that every answer has
    qint64 length = -1;                           ///< of a body that follows by itself; -1: `body` is all
    static constexpr qint64 kUnknownLength = -2;  ///< a `length`: the body follows in chunks until its source ends

    static HttpReply json(const QJsonObject &object, int status = 200);
    /// JSON that is text already.
    static HttpReply jsonText(QByteArray text, int status = 200);
    static HttpReply empty(int status = 204);
    /// The one place where an Error becomes an answer. `more` adds members to the problem document.
    static HttpReply problem(const Error &error, const QJsonObject &more = {});
};

/// How an answer goes out.
struct ReplyContext {
    bool headOnly = false;
    bool close = false;
    QByteArray date;  ///< IMF-fixdate
    QByteArray requestId;
    HttpHeaders corsHeaders;
};

/// The whole answer as HTTP/1.1, with the security headers that every answer has.
QByteArray serialize(const HttpReply &reply, const ReplyContext &context);
/// The head of an answer whose body ends with the connection: an event stream.
QByteArray serializeStreamHead(const ReplyContext &context);
/// RFC 9110, 5.6.7: Sat, 21 Nov 2026 08:00:00 GMT.
QByteArray httpDate(qint64 msSinceEpoch);

}  // namespace parlor
