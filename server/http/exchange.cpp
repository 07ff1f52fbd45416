// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "http/answerpump.h"
#include "http/bodysink.h"
#include "http/listener.h"

namespace parlor {

Exchange::Exchange(HttpRequest request, QObject &httpContext, Listener &listener, ReplyContext context)
    : m_request(std::move(request)), m_httpContext(httpContext), m_listener(listener), m_context(std::move(context))
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

}  // namespace parlor
