// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestgate.h"

#include "http/listener.h"

namespace parlor {

namespace {

/// Seconds. A body that does not come is given up after thirty.
constexpr int kMemoryWait = 5;

}  // namespace

RequestGate::RequestGate(Connection &connection, Listener &listener)
    : m_connection(connection),
      m_listener(listener),
      m_intake(listener.limits().framing, InputShare(listener.inputBudget())),
      m_body(m_intake.framer())
{
    setDeadline(listener.limits().timeouts.header);
}

void RequestGate::countFor(AddressKey address)
{
    m_intake.countWith(InputShare(m_listener.inputBudget(), address));
}

void RequestGate::take(const QByteArray &bytes)
{
    const bool isOfBody = isBodyPending();
    m_intake.feed(bytes);
    if (isOfBody)
        return takeOfBody();
    if (m_state == State::Waiting)
        proceed();
    holdBackIfAhead();
    if (m_holdsBack && m_intake.isFarAhead())
        m_connection.abort();
}

void RequestGate::takeOfBody()
{
    if (!m_body.isPaused())
        return passBody();
    updateReading();
    if (m_intake.isFarAhead())
        return m_connection.abort();
    if (const auto limit = m_intake.exceeded(); limit && !m_body.isTaken())
        refuseForMemory(*limit);
}

void RequestGate::refuseForMemory(InputBudget::Limit limit)
{
    m_listener.inputBudget()->noteRefused(limit);
    m_connection.refuse({ErrorCode::Unavailable, QStringLiteral("too many large requests at once"), {}, kMemoryWait});
    m_listener.noteFinished();
}

/// Where enough pipelined bytes wait for a request that cannot be let through yet, no more are read.
void RequestGate::holdBackIfAhead()
{
    const bool waits = m_state == State::Busy || (m_state == State::Waiting && m_isClogged);
    const bool isAhead = waits && !isBodyPending() && m_intake.isAhead();
    if (std::exchange(m_holdsBack, isAhead) != isAhead)
        updateReading();
}

void RequestGate::updateReading()
{
    m_connection.setReading(!m_body.isPaused() && !m_holdsBack);
}

void RequestGate::proceed()
{
    m_isClogged = m_connection.bytesToWrite() > m_listener.limits().unsentBytes;
    if (m_isClogged) {
        m_deadline = {};  // it is the outlet's that runs now
        return;
    }
    const ConnectionTimeouts &timeouts = m_listener.limits().timeouts;
    const RequestFramer &framer = m_intake.framer();
    const RequestFramer::State phase = framer.state();
    if (phase == RequestFramer::State::Failed)
        return m_connection.refuse(framer.error());
    if (const auto limit = m_intake.exceeded())
        return refuseForMemory(*limit);
    if (m_connection.isDraining() && phase == RequestFramer::State::Idle)
        return m_connection.finish();
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
void RequestGate::release()
{
    const QByteArray header = m_intake.begin();
    m_state = State::Busy;
    m_phase = RequestFramer::State::Idle;
    m_saidContinue = false;
    m_deadline = {};
    if (current().bodyFollows)
        pauseBody();
    m_connection.letThrough(header);
}

bool RequestGate::endCurrent()
{
    const bool isCut = isBodyPending();
    if (isCut)
        m_body.drop();
    else if (m_intake.framer().isBodyWhole())
        m_intake.framer().endBody();
    if (m_body.resume())
        updateReading();
    m_intake.count(0);
    m_state = State::Waiting;
    return !isCut;
}

void RequestGate::next()
{
    const bool isHere = m_holdsBack || m_intake.framer().state() != RequestFramer::State::Idle;
    const ConnectionTimeouts &timeouts = m_listener.limits().timeouts;
    setDeadline(isHere ? timeouts.header : timeouts.idle);
    if (isHere)
        goOnLater();
}

void RequestGate::noteSent()
{
    if (m_state != State::Waiting || !m_isClogged || m_connection.bytesToWrite() > m_listener.limits().unsentBytes)
        return;
    setDeadline(m_listener.limits().timeouts.header);
    goOnLater();
}

/// Later: QHttpServer may still be inside the handler of the request before.
void RequestGate::goOnLater()
{
    QMetaObject::invokeMethod(
        &m_connection,
        [this] {
            if (m_state != State::Waiting)
                return;
            proceed();
            holdBackIfAhead();
            if (m_state == State::Busy)
                Q_EMIT m_connection.readyRead();
        },
        Qt::QueuedConnection);
}

void RequestGate::receiveBody(std::unique_ptr<BodySink> sink)
{
    if (m_state != State::Busy || !current().bodyFollows)
        return;
    m_body.begin(std::move(sink));
    if (current().expectsContinue)
        sayContinue();
    resumeBody();
}

void RequestGate::pauseBody()
{
    m_body.pause();
    m_deadline = {};
    updateReading();
}

void RequestGate::resumeBody()
{
    if (!m_body.isTaken() || !m_body.resume())
        return;
    updateReading();
    passBody();
}

bool RequestGate::isBodyPending() const
{
    return m_state == State::Busy && current().bodyFollows && !m_intake.framer().isBodyWhole();
}

/// What is there of the body, to whoever takes it.
void RequestGate::passBody()
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
        m_connection.refuse(m_intake.framer().error());
        return m_listener.noteFinished();
    }
}

void RequestGate::sayContinue()
{
    if (!std::exchange(m_saidContinue, true))
        m_connection.write("HTTP/1.1 100 Continue\r\n\r\n");
}

void RequestGate::end()
{
    if (m_state == State::Busy)
        m_body.cut();
    m_state = State::Shut;
    m_deadline = {};
}

void RequestGate::shut()
{
    m_state = State::Shut;
    m_deadline = {};
    m_intake.discard();
    holdBackIfAhead();
}

void RequestGate::setDeadline(std::chrono::milliseconds delay)
{
    m_deadline = m_listener.clock().monotonic() + delay;
}

void RequestGate::checkDeadline(std::chrono::milliseconds now)
{
    if (m_deadline.count() == 0 || now < m_deadline)
        return;
    if (m_state == State::Waiting && m_intake.framer().state() == RequestFramer::State::Idle) {
        m_connection.finish();
    } else if (m_state == State::Waiting) {
        m_connection.refuse({ErrorCode::Timeout, QStringLiteral("the request did not come whole in time"), {}, 0});
    } else if (m_state == State::Busy && m_body.isTaken()) {
        m_body.drop();
        m_connection.refuse({ErrorCode::Timeout, QStringLiteral("the body stopped coming"), {}, 0});
        m_listener.noteFinished();
    }
}

}  // namespace parlor
