// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/addresskey.h"

#include <QHostAddress>
#include <QtEndian>

namespace parlor {

namespace {

/// IPv4 addresses stand where no IPv6 network can be: ::/8 is reserved (RFC 4291).
constexpr AddressKey kIpv4 = AddressKey(0xffff) << 32;

}  // namespace

AddressKey addressKey(const QHostAddress &address)
{
    if (address.isNull())
        return 0;
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return kIpv4 | ipv4;
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    return qFromBigEndian<quint64>(ipv6.c);
}

AddressKey addressKey(const QString &address)
{
    return addressKey(QHostAddress(address));
}

}  // namespace parlor
