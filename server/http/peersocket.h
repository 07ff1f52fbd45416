// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>

class QSslConfiguration;
class QSslSocket;

namespace parlor {

/// An accepted socket, plain or encrypted, behind a gate: what the peer sends is taken by who inherits this, and
/// whoever reads the socket finds what was offered to it and nothing else. Lives on the http thread.
class PeerSocket : public QTcpSocket
{
    Q_OBJECT
public:
    /// What is read ahead of who takes it: beyond it the system's buffers fill, and the peer waits.
    static constexpr qint64 kReadAhead = 64 * 1024;

    explicit PeerSocket(QObject *parent);

    /// Takes an accepted descriptor; with a configuration, TLS is spoken on it from the first byte.
    bool accept(qintptr descriptor, const QSslConfiguration *tls);
    /// The connection as a descriptor of the caller's, out of Qt. This object goes. Negative where that cannot
    /// be: TLS, bytes that still wait, a system without.
    int detach();

    /// Of what is offered.
    qint64 bytesAvailable() const override;
    /// What the system has not taken yet, encrypted or not.
    qint64 bytesToWrite() const override;
    void disconnectFromHost() override;

Q_SIGNALS:
    /// The system has taken so much of what was written, behind the encryption.
    void sent(qint64 bytes);

protected:
    /// All that has come and was not taken yet.
    QByteArray takeReceived();
    /// What readers of this socket find from now on. Whatever they left of the last offer is gone.
    void offer(const QByteArray &bytes);
    bool hasOffer() const { return m_offerPosition < m_offer.size(); }
    /// Off: what comes is left to the system, and so the peer waits.
    void setReading(bool on);
    /// Tells the peer that nothing more comes, when all is sent. `leavesTime`: who may still be sending is left time
    /// to read why nobody listens.
    void sayEnd(bool leavesTime);

    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool startTls(qintptr descriptor, const QSslConfiguration &configuration);
    void noteEncryptedSent();

    QByteArray m_offer;
    qsizetype m_offerPosition = 0;
    bool m_isTaking = false;  ///< readData() is asked by takeReceived()
    /// With TLS this is the one with the descriptor, and what stands here is fed by it; else null.
    QSslSocket *m_tls = nullptr;
    qint64 m_unconfirmed = 0;  ///< taken by TLS and not yet by the system
};

}  // namespace parlor
