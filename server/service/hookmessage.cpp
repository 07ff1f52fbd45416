// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/hookmessage.h"

#include "base/jsonreader.h"
#include "protocol/textrules.h"

#include <QUrl>

namespace parlor {

namespace {

constexpr int kMaxTitle = 200;
constexpr int kMaxLink = 2000;

/// What would be markup is a letter in a title.
QString escaped(const QString &title)
{
    QString text;
    for (const QChar c : title.simplified()) {
        if (QStringView(u"\\`*_[]<>#~|").contains(c))
            text += u'\\';
        text += c;
    }
    return text;
}

bool isWebLink(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

}  // namespace

Result<HookMessage> hookMessageFromJson(const QJsonObject &object, const Limits &limits)
{
    JsonReader reader(object);
    HookMessage message;
    message.text = textrules::body(reader, QLatin1String("text"), limits.messageLength, false);
    message.title = textrules::optionalLine(reader, QLatin1String("title"), kMaxTitle);
    message.link = textrules::optionalLine(reader, QLatin1String("link"), kMaxLink);
    if (!message.link.isEmpty() && !isWebLink(message.link))
        reader.reject(QLatin1String("link"), QStringLiteral("invalid"));
    if (reader.ok() && codePoints(bodyOf(message)) > limits.messageLength)
        reader.reject(QLatin1String("text"), QStringLiteral("too_long"), limits.messageLength);
    if (!reader.ok())
        return reader.error();
    return message;
}

QString bodyOf(const HookMessage &message)
{
    QString body;
    if (!textrules::isBlank(message.title))
        body += QStringLiteral("**") + escaped(message.title) + QStringLiteral("**\n\n");
    body += message.text;
    if (!message.link.isEmpty())
        body += QStringLiteral("\n\n") + message.link;
    return body;
}

}  // namespace parlor
