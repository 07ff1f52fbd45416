// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/listener.h"

#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#endif

namespace parlor {

Connection::Connection(quint64 id, Listener &listener, QObject *parent)
    : QTcpSocket(parent), m_id(id), m_listener(listener), m_framer(listener.limits().framing)
{
    // First of all slots on readyRead, before QHttpServer's: it decides what that one finds.
    connect(this, &QTcpSocket::readyRead, this, &Connection::takeInput);
    connect(this, &QTcpSocket::bytesWritten, this, &Connection::takeWritten);
    connect(this, &QTcpSocket::disconnected, this, &Connection::peerGone);
    setDeadline(listener.limits().timeouts.header);
}

Connection::~Connection()
{
    m_listener.forget(this);
}

qint64 Connection::bytesAvailable() const
{
    // What QIODevice buffers is already out of the gate; what the socket buffers is not counted.
    return QIODevice::bytesAvailable() + (m_released.size() - m_releasedPosition);
}

qint64 Connection::readData(char *data, qint64 maxSize)
{
    if (m_readingRaw)
        return QTcpSocket::readData(data, maxSize);
    const qint64 count = std::min<qint64>(maxSize, m_released.size() - m_releasedPosition);
    std::memcpy(data, m_released.constData() + m_releasedPosition, size_t(count));
    m_releasedPosition += count;
    if (m_releasedPosition == m_released.size()) {
        m_released.clear();
        m_releasedPosition = 0;
    }
    return count;
}

void Connection::takeInput()
{
    if (m_releasedPosition < m_released.size())
        return;  // our own emission: the request is QHttpServer's
    if (!isOpen())
        return;  // QHttpServer looks once more after the handler has closed it
    // QHttpServer leaves a transaction open over a request that is not whole; it has read nothing in it.
    if (isTransactionStarted())
        commitTransaction();
    m_readingRaw = true;
    const QByteArray bytes = read(std::max<qint64>(QTcpSocket::bytesAvailable(), 0));
    m_readingRaw = false;
    if (m_state == State::Stream || m_state == State::Closing)
        return;
    if (m_state == State::Busy) {
        // What is pipelined waits, up to one whole request.
        const FramingLimits &limits = m_listener.limits().framing;
        if (m_framer.bufferedBytes() + bytes.size() > limits.headerBytes + limits.bodyBytes) {
            abort();
            return;
        }
    }
    m_framer.feed(bytes);
    if (m_state == State::Reading)
        proceed();
}

void Connection::proceed()
{
    const ConnectionTimeouts &timeouts = m_listener.limits().timeouts;
    const RequestFramer::State phase = m_framer.state();
    if (phase == RequestFramer::State::Failed)
        return refuse(m_framer.error());
    if (m_draining && phase == RequestFramer::State::Idle)
        return finish();
    if (phase == RequestFramer::State::Complete)
        return release();
    if (phase != m_phase) {
        if (phase == RequestFramer::State::Header)
            setDeadline(timeouts.header);
        else if (phase == RequestFramer::State::Body)
            setDeadline(timeouts.body);
        m_phase = phase;
    }
    if (phase == RequestFramer::State::Body && m_framer.head().expectsContinue)
        sayContinue();
}

/// Opens the gate for one request. QHttpServer's slot follows in the same emission of readyRead.
void Connection::release()
{
    FramedRequest request = m_framer.take();
    m_head = request.head;
    m_released = request.bytes;
    m_releasedPosition = 0;
    m_state = State::Busy;
    m_phase = RequestFramer::State::Idle;
    m_saidContinue = false;
    m_deadline = {};
    m_listener.setCurrent(this);
}

void Connection::answer(const QByteArray &bytes, bool close)
{
    if (m_state != State::Busy)
        return;
    write(bytes);
    m_state = State::Reading;
    if (close || !m_head.keepAlive || m_draining)
        finish();
    m_listener.noteFinished();
    if (m_state == State::Closing)
        return;
    const bool waits = m_framer.state() != RequestFramer::State::Idle;
    setDeadline(waits ? m_listener.limits().timeouts.header : m_listener.limits().timeouts.idle);
    if (waits) {
        // Later: QHttpServer is still inside the handler of this request.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_state != State::Reading)
                    return;
                proceed();
                if (m_state == State::Busy)
                    Q_EMIT readyRead();
            },
            Qt::QueuedConnection);
    }
}

void Connection::becomeStream()
{
    m_state = State::Stream;
    m_deadline = {};
    m_listener.noteFinished();
}

void Connection::setStreamCallbacks(std::function<void(qint64)> onWritten, std::function<void()> onGone)
{
    m_onWritten = std::move(onWritten);
    m_onGone = std::move(onGone);
}

int Connection::detach()
{
#ifdef Q_OS_LINUX
    if (bytesToWrite() > 0 || state() != ConnectedState || inherits("QSslSocket"))
        return -1;
    const int descriptor = ::fcntl(int(socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor >= 0)
        abort();  // closes Qt's descriptor alone; the connection lives on in ours
    return descriptor;
#else
    return -1;
#endif
}

void Connection::takeWritten(qint64 bytes)
{
    if (m_onWritten)
        m_onWritten(bytes);
    closeWhenWritten();
}

void Connection::finish()
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_onWritten = nullptr;
    m_onGone = nullptr;
    setDeadline(m_listener.limits().timeouts.answer);
    closeWhenWritten();
}

/// Closing at once would make the kernel reset the connection, answer and all, if the peer still sends.
/// So: say that nothing more comes, read on, and leave when the peer does.
void Connection::closeWhenWritten()
{
    if (m_state != State::Closing || m_halfClosed || bytesToWrite() > 0)
        return;
    m_halfClosed = true;
    setDeadline(m_listener.limits().timeouts.linger);
#ifdef Q_OS_UNIX
    ::shutdown(int(socketDescriptor()), SHUT_WR);
#else
    disconnectFromHost();
#endif
}

void Connection::refuse(const Error &error)
{
    write(m_listener.refusal(error));
    finish();
}

void Connection::sayContinue()
{
    if (m_saidContinue)
        return;
    m_saidContinue = true;
    write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::setDeadline(std::chrono::milliseconds delay)
{
    m_deadline = m_listener.clock().monotonic() + delay;
}

void Connection::checkDeadline(std::chrono::milliseconds now)
{
    if (m_deadline.count() == 0 || now < m_deadline)
        return;
    if (m_state == State::Closing) {
        abort();
    } else if (m_state == State::Reading && m_framer.state() == RequestFramer::State::Idle) {
        finish();
    } else if (m_state == State::Reading) {
        refuse({ErrorCode::Timeout, QStringLiteral("the request did not come whole in time"), {}, 0});
    }
}

void Connection::drain()
{
    m_draining = true;
    if (m_state == State::Reading)
        finish();
}

void Connection::peerGone()
{
    const bool wasBusy = m_state == State::Busy;
    m_state = State::Closing;
    m_deadline = {};
    if (const auto onGone = std::exchange(m_onGone, nullptr))
        onGone();
    if (wasBusy)
        m_listener.noteFinished();
}

}  // namespace parlor
