// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/listener.h"

namespace parlor {

namespace {

/// A system that goes on reading all the same is not waited for any longer.
constexpr qint64 kMaxPausedBytes = 4 * 1024 * 1024;
/// So much a connection may hold whatever the others do: so whoever reads, or says something, goes on while large
/// bodies have to wait.
constexpr qint64 kAlwaysAffordable = 4 * 1024;
/// Seconds. A body that does not come is given up after thirty.
constexpr int kMemoryWait = 5;

}  // namespace

Connection::Connection(quint64 id, Listener &listener, QObject *parent)
    : PeerSocket(parent),
      m_id(id),
      m_listener(listener),
      m_framer(listener.limits().framing),
      m_body(m_framer),
      m_share(listener.inputBudget()),
      m_outlet(*this, listener.clock(), listener.limits().timeouts.answer)
{
    // First of all slots on readyRead, before QHttpServer's: it decides what that one finds.
    connect(this, &QTcpSocket::readyRead, this, &Connection::takeInput);
    connect(this, &PeerSocket::sent, this, &Connection::noteSent);
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

void Connection::takeInput()
{
    if (hasOffer())
        return;  // our own emission: the request is QHttpServer's
    if (!isOpen())
        return;  // QHttpServer looks once more after the handler has closed it
    // QHttpServer leaves a transaction open over a request that is not whole; it has read nothing in it.
    if (isTransactionStarted())
        commitTransaction();
    const QByteArray bytes = takeReceived();
    if (m_state == State::Stream || m_state == State::Closing)
        return;
    if (isBodyPending())
        return takeBodyInput(bytes);
    m_framer.feed(bytes);
    countHeld();
    if (m_state == State::Reading)
        proceed();
    holdBackIfAhead();
    if (m_holdsBack && m_framer.bufferedBytes() > kMaxPausedBytes)
        abort();
}

void Connection::takeBodyInput(const QByteArray &bytes)
{
    if (m_body.isPaused() && m_framer.bufferedBytes() + bytes.size() > kMaxPausedBytes)
        return abort();
    m_framer.feed(bytes);
    countHeld();
    if (!m_body.isPaused())
        return passBody();
    updateReading();
    if (!isAffordable() && !m_body.isTaken())
        refuseForMemory();
}

/// After whatever changes it.
void Connection::countHeld()
{
    m_share.set(m_framer.heldBytes() + m_body.waiting() + m_headerBytes + m_requestBody.size());
}

/// False: all connections together hold too much, and this one has part in it.
bool Connection::isAffordable() const
{
    return m_share.bytes() <= kAlwaysAffordable || !m_listener.inputBudget()->isUsedUp();
}

void Connection::refuseForMemory()
{
    m_listener.inputBudget()->noteRefused();
    refuse({ErrorCode::Unavailable, QStringLiteral("too many large requests at once"), {}, kMemoryWait});
    m_listener.noteFinished();
}

/// Where enough pipelined bytes wait for a request that cannot be let through yet, no more are read.
void Connection::holdBackIfAhead()
{
    const bool waits = m_state == State::Busy || (m_state == State::Reading && m_isClogged);
    const bool isMuch = m_framer.bufferedBytes() >= kReadAhead || !isAffordable();
    const bool isAhead = waits && !isBodyPending() && isMuch;
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
    if (!isAffordable())
        return refuseForMemory();
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
    m_headerBytes = request.header.size();
    m_requestBody = request.body;
    offer(request.header);
    m_state = State::Busy;
    m_phase = RequestFramer::State::Idle;
    m_saidContinue = false;
    m_deadline = {};
    if (m_head.bodyFollows)
        pauseBody();
    countHeld();
    m_listener.setCurrent(this);
}

QByteArray Connection::takeRequestBody(InputShare &share)
{
    share = InputShare(m_listener.inputBudget());
    share.set(m_requestBody.size());
    const QByteArray body = std::exchange(m_requestBody, {});
    countHeld();
    return body;
}

void Connection::answer(const QByteArray &bytes, bool close)
{
    if (m_state != State::Busy)
        return;
    m_outlet.write(bytes);
    completeAnswer(close);
}

void Connection::beginAnswer(const QByteArray &head, std::function<void()> onRoom)
{
    if (m_state != State::Busy)
        return;
    m_outlet.ask(std::move(onRoom));
    continueAnswer(head);
}

void Connection::continueAnswer(const QByteArray &bytes)
{
    if (m_state != State::Busy)
        return;
    m_outlet.write(bytes);
    m_outlet.askIfRoom();
}

void Connection::endAnswer(bool close)
{
    if (m_state == State::Busy)
        completeAnswer(close);
}

void Connection::completeAnswer(bool close)
{
    m_outlet.stopAsking();
    if (isBodyPending()) {
        close = true;
        m_body.drop();
    } else if (m_framer.isBodyWhole()) {
        m_framer.endBody();
    }
    if (m_body.resume())
        updateReading();
    countHeld();
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
    m_body.begin(std::move(sink));
    if (m_head.expectsContinue)
        sayContinue();
    resumeBody();
}

void Connection::pauseBody()
{
    m_body.pause();
    m_deadline = {};
    updateReading();
}

void Connection::resumeBody()
{
    if (!m_body.isTaken() || !m_body.resume())
        return;
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
    const BodyFlow::Passed passed = m_body.pass();
    countHeld();
    switch (passed) {
    case BodyFlow::Passed::Part:
        // What was begun is not refused: it comes as fast as the disk takes it.
        if (!isAffordable() && m_body.waiting() > 0)
            pauseBody();
        return;
    case BodyFlow::Passed::Whole:
        m_deadline = {};
        return m_body.end();
    case BodyFlow::Passed::Broken:
        refuse(m_framer.error());
        return m_listener.noteFinished();
    }
}

void Connection::updateReading()
{
    setReading(!m_body.isPaused() && !m_holdsBack);
}

void Connection::becomeStream()
{
    m_state = State::Stream;
    m_deadline = {};
    m_framer.discard();
    countHeld();
    holdBackIfAhead();
    m_listener.noteFinished();
}

void Connection::setStreamCallbacks(std::function<void(qint64)> onWritten, std::function<void()> onGone)
{
    m_onWritten = std::move(onWritten);
    m_onGone = std::move(onGone);
}

void Connection::noteSent(qint64 bytes)
{
    if (m_onWritten)
        m_onWritten(bytes);
    if (m_state == State::Stream)
        return;  // the hub watches how its streams are read
    m_outlet.noteSent(bytes);
    if (m_state == State::Reading && m_isClogged && bytesToWrite() <= m_listener.limits().unsentBytes) {
        setDeadline(m_listener.limits().timeouts.header);
        goOnLater();
    }
    closeWhenWritten();
    if (bytesToWrite() == 0)
        m_listener.noteFinished();
}

void Connection::finish()
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_onWritten = nullptr;
    m_onGone = nullptr;
    m_deadline = {};
    m_framer.discard();
    m_requestBody.clear();
    countHeld();
    holdBackIfAhead();
    if (bytesToWrite() > 0)
        m_outlet.watch();
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
    sayEnd(m_isRefused);
}

void Connection::refuse(const Error &error)
{
    m_isRefused = true;
    m_outlet.write(m_listener.refusal(error));
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
    if (m_outlet.isStuck(now))
        return abort();
    if (m_deadline.count() == 0 || now < m_deadline)
        return;
    if (m_state == State::Closing) {
        abort();
    } else if (m_state == State::Reading && m_framer.state() == RequestFramer::State::Idle) {
        finish();
    } else if (m_state == State::Busy && m_body.isTaken()) {
        m_body.drop();
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
    if (m_state == State::Busy)
        m_body.cut();
    m_outlet.end();
    m_state = State::Closing;
    m_deadline = {};
    if (const auto onGone = std::exchange(m_onGone, nullptr))
        onGone();
    m_listener.noteFinished();
}

}  // namespace parlor
