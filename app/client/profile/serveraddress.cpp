// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/serveraddress.h"

#include "protocol/endpoints.h"

#include <QHostAddress>

namespace parlor {

namespace {

bool isLoopbackHost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

}  // namespace

bool ServerAddress::isLoopback() const
{
    return isLoopbackHost(url.host());
}

QUrl ServerAddress::resolved(const QString &path) const
{
    QUrl whole = url;
    whole.setPath(path, QUrl::TolerantMode);
    return whole;
}

Result<ServerAddress> ServerAddress::fromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool hasScheme = trimmed.contains(QLatin1String("://"));
    QUrl url(hasScheme ? trimmed : QString(QLatin1String("https://") + trimmed), QUrl::StrictMode);
    if (!hasScheme && isLoopbackHost(url.host()))
        url.setScheme(QStringLiteral("http"));
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const bool isBare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery()
                        && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || url.host().isEmpty() || !isHttp || !isBare)
        return {ErrorCode::InvalidRequest, QStringLiteral("Not the address of a server: %1").arg(trimmed)};
    url.setPath(QString());
    if (url.port() < 0)
        url.setPort(endpoint::kDefaultPort);
    return ServerAddress{url, {}};
}

}  // namespace parlor
