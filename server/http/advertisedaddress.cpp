// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/advertisedaddress.h"

#include "protocol/parlorlink.h"

#include <QNetworkInterface>
#include <QUrl>

namespace parlor {

namespace {

Error badName(const QString &name)
{
    return {ErrorCode::InvalidFields, QStringLiteral("no address that others could use: %1").arg(name), {}, 0};
}

/// Those that others may reach: neither loopback nor link-local (which means nothing without its interface).
QStringList networkAddresses(QHostAddress::SpecialAddress listening)
{
    QStringList names;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        const bool isIpv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
        if (address.isLoopback() || address.isLinkLocal() || (listening == QHostAddress::AnyIPv4 && !isIpv4)
            || (listening == QHostAddress::AnyIPv6 && isIpv4))
            continue;
        // People read and type IPv4 more easily.
        names.insert(isIpv4 ? 0 : names.size(), address.toString());
    }
    return names;
}

}  // namespace

QString AdvertisedAddress::inviteLink(const QString &token) const
{
    return toText(ParlorLink{host, port, JoinLink{token, fingerprint, alternatives}});
}

QString AdvertisedAddress::url(const QString &path) const
{
    const bool isUsualPort = port == (isTls ? 443 : 80);
    const QString authority = authorityOf(host, port);
    return (isTls ? QStringLiteral("https://") : QStringLiteral("http://"))
           + (isUsualPort ? authority.left(authority.lastIndexOf(u':')) : authority) + path;
}

Result<AdvertisedAddress> advertisedFrom(const QStringList &names, quint16 port, bool isTls)
{
    AdvertisedAddress address;
    const QString first = names.value(0).trimmed();
    const bool isUrl = first.contains(QLatin1String("://"));
    const QUrl url(isUrl ? first : QString(QStringLiteral("http://") + first), QUrl::StrictMode);
    const bool isHttps = url.scheme() == QLatin1String("https");
    const bool isPlain = url.path().isEmpty() || url.path() == QLatin1String("/");
    if (!url.isValid() || !isPlain || url.hasQuery() || (!isHttps && url.scheme() != QLatin1String("http")))
        return badName(first);
    address.isTls = isUrl ? isHttps : isTls;
    address.port = quint16(url.port(isUrl ? (isHttps ? 443 : 80) : port));
    for (const QString &name : names) {
        const std::optional<QString> host = canonicalHost(&name == &names.first() ? url.host(QUrl::FullyEncoded)
                                                                                  : name.trimmed());
        if (!host)
            return badName(name);
        address.alternatives.append(*host);
    }
    address.host = address.alternatives.takeFirst();
    return address;
}

AdvertisedAddress advertisedFrom(const QHostAddress &listening, quint16 port, bool isTls)
{
    QStringList hosts{listening.toString()};
    for (const auto any : {QHostAddress::Any, QHostAddress::AnyIPv4, QHostAddress::AnyIPv6}) {
        if (listening == any)
            hosts = networkAddresses(any);
    }
    AdvertisedAddress address;
    address.isTls = isTls;
    address.port = port;
    for (const QString &name : hosts) {
        if (const std::optional<QString> host = canonicalHost(name))
            address.alternatives.append(*host);
    }
    address.host = address.alternatives.isEmpty() ? QStringLiteral("127.0.0.1") : address.alternatives.takeFirst();
    return address;
}

}  // namespace parlor
