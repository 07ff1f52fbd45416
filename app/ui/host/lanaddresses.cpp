// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/lanaddresses.h"

#include <QNetworkInterface>

namespace parlor {

namespace {

bool isReal(const QNetworkInterface &interface)
{
    return interface.type() == QNetworkInterface::Ethernet || interface.type() == QNetworkInterface::Wifi;
}

bool isBridge(const QString &name)
{
    return name.startsWith(QLatin1String("docker")) || name.startsWith(QLatin1String("veth"))
           || name.startsWith(QLatin1String("virbr")) || name.startsWith(QLatin1String("br-"));
}

}  // namespace

QStringList lanAddresses()
{
    QStringList real;
    QStringList other;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const bool up = interface.flags().testFlag(QNetworkInterface::IsUp)
                        && !interface.flags().testFlag(QNetworkInterface::IsLoopBack);
        if (!up)
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
                (isReal(interface) && !isBridge(interface.name()) ? real : other).append(entry.ip().toString());
        }
    }
    real += other;
    if (real.isEmpty())
        real.append(QStringLiteral("127.0.0.1"));
    return real;
}

}  // namespace parlor
