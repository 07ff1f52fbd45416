// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/listener.h"

namespace parlor {

Connection::Connection(quint64 id, Listener &listener, QObject *parent)
    : PeerSocket(parent),
      m_id(id),
      m_listener(listener),
      m_gate(*this, listener),
      m_outlet(*this, listener.clock(), listener.limits().timeouts.answer)
{
    // First of all slots on readyRead, before QHttpServer's: it decides what that one finds.
    connect(this, &QTcpSocket::readyRead, this, &Connection::takeInput);
    connect(this, &PeerSocket::sent, this, &Connection::noteSent);
    connect(this, &QTcpSocket::disconnected, this, &Connection::peerGone);
}

Connection::~Connection()
{
    m_listener.forget(this);
}

bool Connection::isBusy() const
{
    if (m_gate.isBusy())
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
    if (m_state == State::Http)
        m_gate.take(bytes);
}

void Connection::letThrough(const QByteArray &header)
{
    offer(header);
    m_listener.setCurrent(this);
}

void Connection::answer(const QByteArray &bytes, bool close)
{
    if (!m_gate.isBusy())
        return;
    m_outlet.write(bytes);
    completeAnswer(close);
}

void Connection::beginAnswer(const QByteArray &head, std::function<void()> onRoom)
{
    if (!m_gate.isBusy())
        return;
    m_outlet.ask(std::move(onRoom));
    continueAnswer(head);
}

void Connection::continueAnswer(const QByteArray &bytes)
{
    if (!m_gate.isBusy())
        return;
    m_outlet.write(bytes);
    m_outlet.askIfRoom();
}

void Connection::endAnswer(bool close)
{
    if (m_gate.isBusy())
        completeAnswer(close);
}

void Connection::completeAnswer(bool close)
{
    m_outlet.stopAsking();
    if (!m_gate.endCurrent() || close || !head().keepAlive || m_draining)
        finish();
    m_listener.noteFinished();
    if (m_state == State::Http)
        m_gate.next();
}

void Connection::becomeStream()
{
    m_state = State::Stream;
    m_gate.shut();
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
    m_gate.noteSent();
    closeWhenWritten();
    if (bytesToWrite() == 0)
        m_listener.noteFinished();
}

void Connection::refuse(const Error &error)
{
    m_isRefused = true;
    m_outlet.write(m_listener.refusal(error));
    finish();
}

void Connection::finish()
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_onWritten = nullptr;
    m_onGone = nullptr;
    m_gate.shut();
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
    m_lingersUntil = m_listener.clock().monotonic() + m_listener.limits().timeouts.linger;
    sayEnd(m_isRefused);
}

void Connection::checkDeadline(std::chrono::milliseconds now)
{
    const bool hasLingered = m_lingersUntil.count() != 0 && now >= m_lingersUntil;
    if (hasLingered || m_outlet.isStuck(now))
        return abort();
    m_gate.checkDeadline(now);
}

void Connection::drain()
{
    m_draining = true;
    if (m_gate.isWaiting())
        finish();
}

void Connection::peerGone()
{
    m_gate.end();
    m_outlet.end();
    m_state = State::Closing;
    m_lingersUntil = {};
    if (const auto onGone = std::exchange(m_onGone, nullptr))
        onGone();
    m_listener.noteFinished();
}

}  // namespace parlor
