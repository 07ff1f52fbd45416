// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace parlor {

/// Knows a server by its certificate. A server of one's own has no authority to vouch for it, so its
/// certificate is taken on first sight (or from the invite link) and must stay the same; one that an
/// authority vouches for may change.
class CertificatePin final : public QObject
{
    Q_OBJECT
public:
    explicit CertificatePin(const QByteArray &fingerprint = {}, QObject *parent = nullptr);

    QByteArray known() const { return m_known; }
    /// Of the certificate that was refused; empty: none was.
    QByteArray seen() const { return m_seen; }
    void trustSeen();

    /// Watches a request that has just been made, before its event loop turns.
    void watch(QNetworkReply *reply);

Q_SIGNALS:
    /// A certificate was taken on first sight.
    void learned(const QByteArray &fingerprint);
    /// Another one than the known was shown; the request fails.
    void mismatched();

private:
    void judge(QNetworkReply *reply);

    QByteArray m_known;
    QByteArray m_seen;
};

}  // namespace parlor
