// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpcall.h"

#include "base/json.h"
#include "protocol/errorcodes.h"

#include <QNetworkReply>

namespace parlor {

HttpCall::HttpCall(QNetworkReply *reply, Clock &clock, std::chrono::milliseconds timeout, Done done, QObject *parent)
    : QObject(parent), m_reply(reply), m_timer(clock.createTimer(this, [this] { giveUp(); })), m_done(std::move(done))
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finish);
    m_timer->start(timeout);
}

HttpCall::~HttpCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpCall::giveUp()
{
    m_timedOut = true;
    m_reply->abort();
}

void HttpCall::finish()
{
    m_timer->stop();
    const HttpAnswer answer = m_timedOut ? HttpAnswer{{ErrorCode::Network,
                                                       QStringLiteral("The server did not answer in time")},
                                                      {}}
                                         : readAnswer(*m_reply);
    const Done done = std::exchange(m_done, {});
    deleteLater();
    if (done)
        done(answer);
}

int retryAfterSeconds(const QNetworkReply &reply)
{
    return std::max(0, reply.rawHeader("Retry-After").toInt());
}

HttpAnswer readAnswer(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return {{ErrorCode::Network, reply.errorString()}, {}};
    if (status == 204)
        return {QJsonObject(), {}};
    const QByteArray type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray().toLower();
    if (!type.startsWith("application/json") && !type.startsWith("application/problem+json"))
        return {{ErrorCode::BadAnswer, QStringLiteral("HTTP %1 with %2").arg(status).arg(QString::fromLatin1(type))},
                {}};
    const bool isComplete = reply.error() == QNetworkReply::NoError || status >= 400;
    const Result<QJsonObject> object = isComplete ? parseJsonObject(reply.readAll())
                                                  : Result<QJsonObject>(ErrorCode::Network, reply.errorString());
    if (!object && object.error().code == ErrorCode::Network)
        return {object, {}};
    if (!object)
        return {{ErrorCode::BadAnswer, object.error().detail}, {}};
    if (status >= 400)
        return {errorFromProblem(*object, status, retryAfterSeconds(reply)), *object};
    if (status >= 300)
        return {{ErrorCode::BadAnswer, QStringLiteral("A redirect, HTTP %1").arg(status)}, {}};
    return {object, {}};
}

}  // namespace parlor
