// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/bodysink.h"
#include "http/listener.h"

#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QSslSocket>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#endif

namespace parlor {

namespace {

/// Below this much that waits to be sent there is room for more of an answer.
constexpr qint64 kLowWater = 64 * 1024;
/// A system that goes on reading all the same is not waited for any longer.
constexpr qint64 kMaxPausedBytes = 4 * 1024 * 1024;
/// What may be read ahead of the request under way: beyond it the system's buffers fill, and the peer waits.
constexpr qint64 kReadAhead = 64 * 1024;
/// A peer that takes less than this within the time for answers has given up reading.
constexpr qint64 kLeastTaken = 64 * 1024;

}  // namespace

Connection::Connection(quint64 id, Listener &listener, QObject *parent)
    : QTcpSocket(parent), m_id(id), m_listener(listener), m_framer(listener.limits().framing)
{
    // First of all slots on readyRead, before QHttpServer's: it decides what that one finds.
    setReadBufferSize(kReadAhead);
    connect(this, &QTcpSocket::readyRead, this, &Connection::takeInput);
    connect(this, &QTcpSocket::bytesWritten, this, &Connection::takeWritten);
    connect(this, &QTcpSocket::disconnected, this, &Connection::peerGone);
    setDeadline(listener.limits().timeouts.header);
}

Connection::~Connection()
{
    m_listener.forget(this);
}

bool Connection::isBusy() const
{
    if (m_state == State::Busy)
        return true;
    return m_state != State::Stream && state() == ConnectedState && bytesToWrite() > 0;
}

bool Connection::accept(qintptr descriptor, const QSslConfiguration *tls)
{
    return tls ? startTls(descriptor, *tls) : setSocketDescriptor(descriptor);
}

/// TLS has a socket of its own below this one, as QSslSocket has below itself: so plain connections, which are most
/// of them, pay nothing for it.
bool Connection::startTls(qintptr descriptor, const QSslConfiguration &configuration)
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
    connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &Connection::takeEncryptedWritten);
    connect(m_tls, &QSslSocket::disconnected, this, [this] { QTcpSocket::disconnectFromHost(); });
    m_tls->setSslConfiguration(configuration);
    m_tls->startServerEncryption();
    return true;
}

/// QSslSocket calls bytes written that it has encrypted; how fast the peer reads shows only behind that.
void Connection::takeEncryptedWritten()
{
    if (m_tls->encryptedBytesToWrite() == 0)
        takeWritten(std::exchange(m_unconfirmed, 0));
}

qint64 Connection::bytesToWrite() const
{
    return m_tls ? m_tls->bytesToWrite() + m_tls->encryptedBytesToWrite() : QTcpSocket::bytesToWrite();
}

qint64 Connection::writeData(const char *data, qint64 size)
{
    return m_tls ? m_tls->write(data, size) : QTcpSocket::writeData(data, size);
}

/// Only on the way of abort(): what ends in order goes through closeWhenWritten().
void Connection::disconnectFromHost()
{
    if (m_tls) {
        m_tls->disconnect(this);
        m_tls->abort();
    }
    QTcpSocket::disconnectFromHost();
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

/// What has come, past the gate.
QByteArray Connection::takeRaw()
{
    if (m_tls)
        return m_tls->readAll();
    m_readingRaw = true;
    const QByteArray bytes = read(std::max<qint64>(QTcpSocket::bytesAvailable(), 0));
    m_readingRaw = false;
    return bytes;
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
    const QByteArray bytes = takeRaw();
    if (m_state == State::Stream || m_state == State::Closing)
        return;
    if (isBodyPending()) {
        if (m_isPaused && m_framer.bufferedBytes() + bytes.size() > kMaxPausedBytes)
            return abort();
        m_framer.feed(bytes);
        if (m_isPaused)
            return updateReading();
        return passBody();
    }
    m_framer.feed(bytes);
    if (m_state == State::Reading)
        proceed();
    holdBackIfAhead();
    if (m_holdsBack && m_framer.bufferedBytes() > kMaxPausedBytes)
        abort();
}

/// Where enough pipelined bytes wait for a request that cannot be let through yet, no more are read.
void Connection::holdBackIfAhead()
{
    const bool waits = m_state == State::Busy || (m_state == State::Reading && m_isClogged);
    const bool isAhead = waits && !isBodyPending() && m_framer.bufferedBytes() >= kReadAhead;
    if (std::exchange(m_holdsBack, isAhead) != isAhead)
        updateReading();
}

void Connection::proceed()
{
    m_isClogged = bytesToWrite() > m_listener.limits().unsentBytes;
    if (m_isClogged) {
        m_deadline = {};  // it is the other deadline that runs now
        return;
    }
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
    if (m_head.bodyFollows)
        pauseBody();
    m_listener.setCurrent(this);
}

void Connection::answer(const QByteArray &bytes, bool close)
{
    if (m_state != State::Busy)
        return;
    writeOut(bytes);
    completeAnswer(close);
}

void Connection::beginAnswer(const QByteArray &head, std::function<void()> onRoom)
{
    if (m_state != State::Busy)
        return;
    m_onRoom = std::move(onRoom);
    continueAnswer(head);
}

void Connection::continueAnswer(const QByteArray &bytes)
{
    if (m_state != State::Busy)
        return;
    writeOut(bytes);
    askForMore();
}

void Connection::endAnswer(bool close)
{
    if (m_state == State::Busy)
        completeAnswer(close);
}

/// In a turn of its own: the one who is asked may answer at once.
void Connection::askForMore()
{
    if (m_onRoom && bytesToWrite() < kLowWater)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (const auto onRoom = m_onRoom)
                    onRoom();
            },
            Qt::QueuedConnection);
}

void Connection::completeAnswer(bool close)
{
    m_onRoom = nullptr;
    if (isBodyPending()) {
        close = true;
        m_sink.reset();
    } else if (m_framer.isBodyWhole()) {
        m_framer.endBody();
    }
    if (std::exchange(m_isPaused, false))
        updateReading();
    m_state = State::Reading;
    if (close || !m_head.keepAlive || m_draining)
        finish();
    m_listener.noteFinished();
    if (m_state == State::Closing)
        return;
    const bool waits = m_holdsBack || m_framer.state() != RequestFramer::State::Idle;
    setDeadline(waits ? m_listener.limits().timeouts.header : m_listener.limits().timeouts.idle);
    if (waits)
        goOnLater();
}

/// Later: QHttpServer may still be inside the handler of the request before.
void Connection::goOnLater()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state != State::Reading)
                return;
            proceed();
            holdBackIfAhead();
            if (m_state == State::Busy)
                Q_EMIT readyRead();
        },
        Qt::QueuedConnection);
}

void Connection::receiveBody(std::unique_ptr<BodySink> sink)
{
    if (m_state != State::Busy || !m_head.bodyFollows)
        return;
    m_sink = std::move(sink);
    if (m_head.expectsContinue)
        sayContinue();
    resumeBody();
}

void Connection::pauseBody()
{
    m_isPaused = true;
    m_deadline = {};
    updateReading();
}

void Connection::resumeBody()
{
    if (!m_sink || !m_isPaused)
        return;
    m_isPaused = false;
    updateReading();
    passBody();
}

bool Connection::isBodyPending() const
{
    return m_state == State::Busy && m_head.bodyFollows && !m_framer.isBodyWhole();
}

/// What is there of the body, to whoever takes it.
void Connection::passBody()
{
    setDeadline(m_listener.limits().timeouts.body);
    const QByteArray bytes = m_framer.takeBody();
    if (!bytes.isEmpty() && m_sink)
        m_sink->take(bytes);
    if (m_framer.state() == RequestFramer::State::Failed) {
        m_sink.reset();
        refuse(m_framer.error());
        return m_listener.noteFinished();
    }
    if (!m_framer.isBodyWhole() || !m_sink)
        return;
    m_deadline = {};
    const std::unique_ptr<BodySink> sink = std::move(m_sink);
    sink->end();
}

/// Qt reads as long as anything comes; only its notifier for the socket can make it leave bytes to the kernel,
/// and so make the peer wait. It belongs to the socket's engine, a child of this object.
void Connection::updateReading()
{
    const bool on = !m_isPaused && !m_holdsBack;
    const QList<QSocketNotifier *> notifiers = findChildren<QSocketNotifier *>();
    for (QSocketNotifier *notifier : notifiers) {
        if (notifier->type() == QSocketNotifier::Read && notifier->isEnabled() != on)
            notifier->setEnabled(on);
    }
}

void Connection::becomeStream()
{
    m_state = State::Stream;
    m_deadline = {};
    holdBackIfAhead();
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

void Connection::takeWritten(qint64 bytes)
{
    if (m_onWritten)
        m_onWritten(bytes);
    if (m_state == State::Stream)
        return;  // the hub watches how its streams are read
    watchOutput(bytes);
    askForMore();
    if (m_state == State::Reading && m_isClogged && bytesToWrite() <= m_listener.limits().unsentBytes) {
        setDeadline(m_listener.limits().timeouts.header);
        goOnLater();
    }
    closeWhenWritten();
    if (bytesToWrite() == 0)
        m_listener.noteFinished();
}

void Connection::writeOut(const QByteArray &bytes)
{
    write(bytes);
    if (m_outputDeadline.count() == 0)
        watchOutput(kLeastTaken);
}

void Connection::watchOutput(qint64 taken)
{
    m_takenSince += taken;
    if (bytesToWrite() == 0) {
        m_outputDeadline = {};
    } else if (m_takenSince >= kLeastTaken) {
        m_outputDeadline = m_listener.clock().monotonic() + m_listener.limits().timeouts.answer;
        m_takenSince = 0;
    }
}

void Connection::finish()
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_onWritten = nullptr;
    m_onGone = nullptr;
    m_deadline = {};
    holdBackIfAhead();
    if (bytesToWrite() > 0 && m_outputDeadline.count() == 0)
        watchOutput(kLeastTaken);
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
    if (m_tls) {
        // TLS says itself that nothing more comes, and closes. Who may still be sending is left time to read why not.
        if (!m_isRefused)
            m_tls->disconnectFromHost();
        return;
    }
#ifdef Q_OS_UNIX
    ::shutdown(int(socketDescriptor()), SHUT_WR);
#else
    disconnectFromHost();
#endif
}

void Connection::refuse(const Error &error)
{
    m_isRefused = true;
    writeOut(m_listener.refusal(error));
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
    if (m_outputDeadline.count() != 0 && now >= m_outputDeadline)
        return abort();
    if (m_deadline.count() == 0 || now < m_deadline)
        return;
    if (m_state == State::Closing) {
        abort();
    } else if (m_state == State::Reading && m_framer.state() == RequestFramer::State::Idle) {
        finish();
    } else if (m_state == State::Busy && m_sink) {
        m_sink.reset();
        refuse({ErrorCode::Timeout, QStringLiteral("the body stopped coming"), {}, 0});
        m_listener.noteFinished();
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
    if (m_state == State::Busy && m_sink) {
        // What came before the end is not lost with it.
        if (const QByteArray bytes = m_framer.takeBody(); !bytes.isEmpty())
            m_sink->take(bytes);
        m_sink.reset();
    }
    m_onRoom = nullptr;
    m_state = State::Closing;
    m_deadline = m_outputDeadline = {};
    if (const auto onGone = std::exchange(m_onGone, nullptr))
        onGone();
    m_listener.noteFinished();
}

}  // namespace parlor
