// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/peersocket.h"

#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QSslSocket>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#endif

namespace parlor {

PeerSocket::PeerSocket(QObject *parent) : QTcpSocket(parent)
{
    setReadBufferSize(kReadAhead);
    connect(this, &QTcpSocket::bytesWritten, this, &PeerSocket::sent);
}

bool PeerSocket::accept(qintptr descriptor, const QSslConfiguration *tls)
{
    return tls ? startTls(descriptor, *tls) : setSocketDescriptor(descriptor);
}

/// TLS has a socket of its own below this one, as QSslSocket has below itself: so plain connections, which are most
/// of them, pay nothing for it.
bool PeerSocket::startTls(qintptr descriptor, const QSslConfiguration &configuration)
{
    m_tls = new QSslSocket(this);
    if (!m_tls->setSocketDescriptor(descriptor))
        return false;
    m_tls->setReadBufferSize(kReadAhead);
    m_tls->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    setPeerAddress(m_tls->peerAddress());
    setPeerPort(m_tls->peerPort());
    setSocketState(ConnectedState);
    QIODevice::open(ReadWrite);
    connect(m_tls, &QSslSocket::readyRead, this, &QTcpSocket::readyRead);
    connect(m_tls, &QSslSocket::bytesWritten, this, [this](qint64 bytes) { m_unconfirmed += bytes; });
    connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &PeerSocket::noteEncryptedSent);
    connect(m_tls, &QSslSocket::disconnected, this, [this] { QTcpSocket::disconnectFromHost(); });
    m_tls->setSslConfiguration(configuration);
    m_tls->startServerEncryption();
    return true;
}

/// QSslSocket calls bytes written that it has encrypted; how fast the peer reads shows only behind that.
void PeerSocket::noteEncryptedSent()
{
    if (m_tls->encryptedBytesToWrite() == 0)
        Q_EMIT sent(std::exchange(m_unconfirmed, 0));
}

int PeerSocket::detach()
{
#ifdef Q_OS_LINUX
    if (bytesToWrite() > 0 || state() != ConnectedState || m_tls)
        return -1;
    const int descriptor = ::fcntl(int(socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor >= 0)
        abort();  // closes Qt's descriptor alone; the connection lives on in ours
    return descriptor;
#else
    return -1;
#endif
}

qint64 PeerSocket::bytesToWrite() const
{
    return m_tls ? m_tls->bytesToWrite() + m_tls->encryptedBytesToWrite() : QTcpSocket::bytesToWrite();
}

qint64 PeerSocket::writeData(const char *data, qint64 size)
{
    return m_tls ? m_tls->write(data, size) : QTcpSocket::writeData(data, size);
}

/// Only on the way of abort(): what ends in order ends by sayEnd().
void PeerSocket::disconnectFromHost()
{
    if (m_tls) {
        m_tls->disconnect(this);
        m_tls->abort();
    }
    QTcpSocket::disconnectFromHost();
}

qint64 PeerSocket::bytesAvailable() const
{
    // What QIODevice buffers is already out of the gate; what the socket buffers is not counted, so it is not asked.
    // NOLINTNEXTLINE(bugprone-parent-virtual-call)
    return QIODevice::bytesAvailable() + (m_offer.size() - m_offerPosition);
}

qint64 PeerSocket::readData(char *data, qint64 maxSize)
{
    if (m_isTaking)
        return QTcpSocket::readData(data, maxSize);
    const qint64 count = std::min<qint64>(maxSize, m_offer.size() - m_offerPosition);
    std::memcpy(data, m_offer.constData() + m_offerPosition, size_t(count));
    m_offerPosition += count;
    if (m_offerPosition == m_offer.size())
        offer({});
    return count;
}

QByteArray PeerSocket::takeReceived()
{
    if (m_tls)
        return m_tls->readAll();
    m_isTaking = true;
    const QByteArray bytes = read(std::max<qint64>(QTcpSocket::bytesAvailable(), 0));
    m_isTaking = false;
    return bytes;
}

void PeerSocket::offer(const QByteArray &bytes)
{
    m_offer = bytes;
    m_offerPosition = 0;
}

/// Qt reads as long as anything comes; only its notifier for the socket can make it leave bytes to the kernel,
/// and so make the peer wait. It belongs to the socket's engine, a child of this object.
void PeerSocket::setReading(bool on)
{
    const QList<QSocketNotifier *> notifiers = findChildren<QSocketNotifier *>();
    for (QSocketNotifier *notifier : notifiers) {
        if (notifier->type() == QSocketNotifier::Read && notifier->isEnabled() != on)
            notifier->setEnabled(on);
    }
}

void PeerSocket::sayEnd(bool leavesTime)
{
    if (m_tls) {
        // TLS has a word for it, and closes with it.
        if (!leavesTime)
            m_tls->disconnectFromHost();
        return;
    }
#ifdef Q_OS_UNIX
    ::shutdown(int(socketDescriptor()), SHUT_WR);
#else
    disconnectFromHost();
#endif
}

}  // namespace parlor
