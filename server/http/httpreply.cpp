// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpreply.h"

#include "base/json.h"
#include "protocol/errorcodes.h"

#include <QDateTime>
#include <QLocale>

namespace parlor {

namespace {

const char *reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    }
    return "";
}

void append(QByteArray &text, const HttpHeaders &headers)
{
    for (const auto &[name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
}

QByteArray head(int status, const ReplyContext &context)
{
    QByteArray text;
    text.reserve(512);
    text.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ').append(reason(status)).append("\r\n");
    text.append("Date: ").append(context.date).append("\r\n");
    text.append("X-Request-Id: ").append(context.requestId).append("\r\n");
    text.append("X-Content-Type-Options: nosniff\r\n"
                "X-Frame-Options: DENY\r\n"
                "Referrer-Policy: no-referrer\r\n"
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
    append(text, context.corsHeaders);
    return text;
}

}  // namespace

HttpReply HttpReply::json(const QJsonObject &object, int status)
{
    return jsonText(compactJson(object), status);
}

HttpReply HttpReply::jsonText(QByteArray text, int status)
{
    return {status, QByteArrayLiteral("application/json"), std::move(text), {}};
}

HttpReply HttpReply::empty(int status)
{
    return {status, {}, {}, {}};
}

HttpReply HttpReply::problem(const Error &error, const QJsonObject &more)
{
    // What never leaves the process says no more than that something went wrong here.
    Error shown = error;
    if (httpStatus(error.code) == 0)
        shown = {error.code == ErrorCode::Storage ? ErrorCode::Unavailable : ErrorCode::Internal,
                 {},
                 {},
                 error.retryAfterSeconds};
    QJsonObject body = problemJson(shown);
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());

    HttpReply reply{httpStatus(shown.code), QByteArrayLiteral("application/problem+json"), compactJson(body), {}};
    if (reply.status == 429 || reply.status == 503)
        reply.headers.emplaceBack("Retry-After", QByteArray::number(std::max(1, shown.retryAfterSeconds)));
    if (reply.status == 401)
        reply.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return reply;
}

QByteArray serialize(const HttpReply &reply, const ReplyContext &context)
{
    QByteArray text = head(reply.status, context);
    bool saysCaching = false;
    for (const auto &[name, value] : reply.headers)
        saysCaching = saysCaching || name == "Cache-Control";
    if (!saysCaching)
        text.append("Cache-Control: no-store\r\n");
    append(text, reply.headers);
    if (!reply.type.isEmpty())
        text.append("Content-Type: ").append(reply.type).append("\r\n");
    if (reply.length == HttpReply::kUnknownLength)
        text.append("Transfer-Encoding: chunked\r\n");
    else if (reply.status != 204 && reply.status != 304)
        text.append("Content-Length: ")
            .append(QByteArray::number(reply.length < 0 ? qint64(reply.body.size()) : reply.length))
            .append("\r\n");
    text.append(context.close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n");
    if (!context.headOnly)
        text.append(reply.body);
    return text;
}

QByteArray serializeStreamHead(const ReplyContext &context)
{
    QByteArray text = head(200, context);
    text.append("Content-Type: text/event-stream\r\n"
                "Cache-Control: no-store\r\n"
                "X-Accel-Buffering: no\r\n"
                "Connection: close\r\n\r\n");
    return text;
}

QByteArray httpDate(qint64 msSinceEpoch)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

}  // namespace parlor
