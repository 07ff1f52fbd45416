// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/certificatepin.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace parlor {

CertificatePin::CertificatePin(const QByteArray &fingerprint, QObject *parent) : QObject(parent), m_known(fingerprint)
{
}

void CertificatePin::trustSeen()
{
    if (m_seen.isEmpty())
        return;
    m_known = std::exchange(m_seen, {});
    Q_EMIT learned(m_known);
}

void CertificatePin::watch(QNetworkReply *reply)
{
#if QT_CONFIG(ssl)
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply] { judge(reply); });
#endif
}

void CertificatePin::judge(QNetworkReply *reply)
{
#if QT_CONFIG(ssl)
    const QByteArray der = reply->sslConfiguration().peerCertificate().toDer();
    const QByteArray shown = QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex();
    if (der.isEmpty())
        return;
    if (m_known.isEmpty()) {
        m_known = shown;
        Q_EMIT learned(shown);
    }
    if (shown == m_known) {
        m_seen.clear();
        reply->ignoreSslErrors();
        return;
    }
    m_seen = shown;
    Q_EMIT mismatched();
#else
    Q_UNUSED(reply)
#endif
}

}  // namespace parlor
