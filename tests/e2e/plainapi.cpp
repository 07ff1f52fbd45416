// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainapi.h"

#include "protocol/endpoints.h"
#include "protocol/requests.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>

namespace parlor {

PlainApi::PlainApi(const QUrl &server, const QString &username) : m_server(server)
{
    const LoginRequest login{username, QStringLiteral("correct horse"), QStringLiteral("plain")};
    m_token = ask(QNetworkRequest(url(endpoint::kLogin)), QJsonDocument(toJson(login)).toJson())
                  .value(QLatin1String("access_token"))
                  .toString()
                  .toLatin1();
}

QList<Message> PlainApi::history(RoomId room)
{
    QList<Message> messages;
    MessagePage page;
    do {
        const Seq after = messages.isEmpty() ? 0 : messages.last().seq;
        const QString path = endpoint::roomMessages(room) + QStringLiteral("?limit=200&after_seq=%1").arg(after);
        const auto answer = messagePageFromJson(ask(QNetworkRequest(url(path))));
        if (!answer.ok())
            qFatal("No page: %s", qPrintable(answer.error().detail));
        page = *answer;
        messages += page.messages;
    } while (page.hasMoreAfter && !page.messages.isEmpty());
    return messages;
}

QUrl PlainApi::url(const QString &path) const
{
    return QUrl(m_server.toString() + path);
}

QJsonObject PlainApi::ask(QNetworkRequest request, const QByteArray &body)
{
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request) : m_network.post(request, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(60'000))
        qFatal("No answer from %s", qPrintable(request.url().toString()));
    return QJsonDocument::fromJson(reply->readAll()).object();
}

}  // namespace parlor
