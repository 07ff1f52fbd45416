// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "http/answerpump.h"
#include "http/bodysink.h"
#include "http/listener.h"
#include "http/requestlog.h"

namespace parlor {

namespace {

/// What a client made up goes neither into the log nor into a label.
QByteArray knownMethod(const QByteArray &method)
{
    for (const char *known : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        if (method == known)
            return method;
    }
    return "OTHER";
}

}  // namespace

Exchange::Exchange(HttpRequest request, QObject &httpContext, Listener &listener, RequestLog &log, ReplyContext context)
    : m_request(std::move(request)),
      m_httpContext(httpContext),
      m_listener(listener),
      m_log(log),
      m_context(std::move(context))
{
}

Connection *Exchange::connection() const
{
    return m_listener.connection(m_request.connection);
}

Result<QJsonObject> Exchange::bodyObject() const
{
    const QByteArray type = m_request.header("content-type");
    const QByteArray essence = type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toLower();
    if (!essence.isEmpty() && essence != "application/json" && !essence.endsWith("+json"))
        return {ErrorCode::UnsupportedMediaType, QStringLiteral("a body is application/json")};
    return parseJsonObject(m_request.body);
}

void Exchange::send(const HttpReply &reply)
{
    if (std::exchange(m_answered, true))
        return;
    note(reply.status);
    Connection *connection = this->connection();
    if (!connection)
        return;
    m_context.close = m_context.close || connection->isBodyPending();
    connection->answer(serialize(reply, m_context), m_context.close);
}

void Exchange::stream(HttpReply reply, std::shared_ptr<BodySource> source)
{
    if (m_context.headOnly || reply.length == 0)
        return send(reply);
    if (std::exchange(m_answered, true))
        return;
    note(reply.status);
    Connection *connection = this->connection();
    if (!connection)
        return;
    const auto pump = std::make_shared<AnswerPump>(shared_from_this(), std::move(source), reply.length);
    connection->beginAnswer(serialize(reply, m_context), [pump] { pump->pump(); });
}

void Exchange::receiveBody(std::unique_ptr<BodySink> sink)
{
    if (Connection *connection = this->connection())
        connection->receiveBody(std::move(sink));
}

void Exchange::setAnswered()
{
    if (!std::exchange(m_answered, true))
        note(200);
}

void Exchange::note(int status)
{
    m_log.note({m_context.requestId,
                knownMethod(m_request.method),
                m_route.isEmpty() ? QByteArrayLiteral("(none)") : m_route.toUtf8(),
                status,
                {},
                m_caller.user,
                m_caller.session},
               m_stopwatch);
}

}  // namespace parlor
