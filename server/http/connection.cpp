// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/listener.h"

namespace parlor {

namespace {

/// Seconds. A body that does not come is given up after thirty.
constexpr int kMemoryWait = 5;

}  // namespace

Connection::Connection(quint64 id, Listener &listener, QObject *parent)
    : PeerSocket(parent),
      m_id(id),
      m_listener(listener),
      m_intake(listener.limits().framing, InputShare(listener.inputBudget())),
      m_body(m_intake.framer()),
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

void Connection::countInputFor(AddressKey address)
{
    m_intake.countWith(InputShare(m_listener.inputBudget(), address));
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
    m_intake.feed(bytes);
    if (m_state == State::Reading)
        proceed();
    holdBackIfAhead();
    if (m_holdsBack && m_intake.isFarAhead())
        abort();
}

void Connection::takeBodyInput(const QByteArray &bytes)
{
    m_intake.feed(bytes);
    if (!m_body.isPaused())
        return passBody();
    updateReading();
    if (m_intake.isFarAhead())
        return abort();
    if (const auto limit = m_intake.exceeded(); limit && !m_body.isTaken())
        refuseForMemory(*limit);
}

void Connection::refuseForMemory(InputBudget::Limit limit)
{
    m_listener.inputBudget()->noteRefused(limit);
    refuse({ErrorCode::Unavailable, QStringLiteral("too many large requests at once"), {}, kMemoryWait});
    m_listener.noteFinished();
}

/// Where enough pipelined bytes wait for a request that cannot be let through yet, no more are read.
void Connection::holdBackIfAhead()
{
    const bool waits = m_state == State::Busy || (m_state == State::Reading && m_isClogged);
    const bool isAhead = waits && !isBodyPending() && m_intake.isAhead();
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
    const RequestFramer &framer = m_intake.framer();
    const RequestFramer::State phase = framer.state();
    if (phase == RequestFramer::State::Failed)
        return refuse(framer.error());
    if (const auto limit = m_intake.exceeded())
        return refuseForMemory(*limit);
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
    if (phase == RequestFramer::State::Body && framer.head().expectsContinue)
        sayContinue();
}

/// Opens the gate for one request. QHttpServer's slot follows in the same emission of readyRead.
void Connection::release()
{
    offer(m_intake.begin());
    m_state = State::Busy;
    m_phase = RequestFramer::State::Idle;
    m_saidContinue = false;
    m_deadline = {};
    if (head().bodyFollows)
        pauseBody();
    m_listener.setCurrent(this);
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
    } else if (m_intake.framer().isBodyWhole()) {
        m_intake.framer().endBody();
    }
    if (m_body.resume())
        updateReading();
    m_intake.count(0);
    m_state = State::Reading;
    if (close || !head().keepAlive || m_draining)
        finish();
    m_listener.noteFinished();
    if (m_state == State::Closing)
        return;
    const bool waits = m_holdsBack || m_intake.framer().state() != RequestFramer::State::Idle;
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
    if (m_state != State::Busy || !head().bodyFollows)
        return;
    m_body.begin(std::move(sink));
    if (head().expectsContinue)
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
    return m_state == State::Busy && head().bodyFollows && !m_intake.framer().isBodyWhole();
}

/// What is there of the body, to whoever takes it.
void Connection::passBody()
{
    setDeadline(m_listener.limits().timeouts.body);
    const BodyFlow::Passed passed = m_body.pass();
    m_intake.count(m_body.waiting());
    switch (passed) {
    case BodyFlow::Passed::Part:
        // What was begun is not refused: it comes as fast as the disk takes it.
        if (m_intake.exceeded() && m_body.waiting() > 0)
            pauseBody();
        return;
    case BodyFlow::Passed::Whole:
        m_deadline = {};
        return m_body.end();
    case BodyFlow::Passed::Broken:
        refuse(m_intake.framer().error());
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
    m_intake.discard();
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
    m_intake.discard();
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
    } else if (m_state == State::Reading && m_intake.framer().state() == RequestFramer::State::Idle) {
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
