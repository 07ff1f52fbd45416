// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QStringList>

namespace parlor {

/// Where others reach this server: what links are made of.
struct AdvertisedAddress {
    bool isTls = false;
    QString host;  ///< as ParlorLink has it
    quint16 port = 0;
    QStringList alternatives;
    QString fingerprint;  ///< of our own certificate; empty without one

    QString inviteLink(const QString &token) const;
    QString url(const QString &path) const;
};

/// What the operator names: URL, HOST or HOST:PORT, then other HOSTs. InvalidFields with a sentence.
/// `port` and `isTls` are those of the listener, for what the first does not say.
Result<AdvertisedAddress> advertisedFrom(const QStringList &names, quint16 port, bool isTls);
/// What the machine knows by itself: the address that is listened on or, where that is any, those of its networks.
AdvertisedAddress advertisedFrom(const QHostAddress &listening, quint16 port, bool isTls);

}  // namespace parlor
