// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/listener.h"

#include "base/logging.h"
#include "base/post.h"

namespace parlor {

using namespace std::chrono_literals;

namespace {

/// Of those that are one too many so many are told; the rest find the door shut.
constexpr int kMostRefused = 256;

}  // namespace

Listener::Listener(Clock &clock, ListenerLimits limits, QObject *parent)
    : QTcpServer(parent),
      m_clock(clock),
      m_limits(limits),
      m_inputBudget(std::make_shared<InputBudget>(limits.inputBytes, limits.inputBytesPerAddress))
{
    setListenBacklogSize(4096);
    m_sweep = clock.createTimer(this, [this] { sweep(); });
    m_sweep->start(1s);
    // QTcpServer stops accepting for good when the process is out of descriptors.
    m_resume = clock.createTimer(this, [this] { resumeAccepting(); });
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(logHttp, "accepting failed: %ls", qUtf16Printable(errorString()));
        m_resume->start(100ms);
    });
}

Listener::~Listener()
{
    abortAll();
    // Also those that wait for deleteLater() go before the tables they are in; from Qt 6.8 on they are no longer
    // our children, but QHttpServer's.
    const QList<Connection *> all = m_connections.values();
    qDeleteAll(all);
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto *connection = new Connection(++m_lastId, *this, this);
    if (!connection->accept(descriptor, m_tls ? &*m_tls : nullptr)) {
        delete connection;
        return;
    }
    connection->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress peer = connection->peerAddress();
    const AddressKey key = addressKey(peer);
    const bool isLimited = m_limits.limitLoopback || !peer.isLoopback();
    if (isLimited)
        connection->countInputFor(key);
    const int here = isLimited ? m_perAddress.value(key) : 0;
    const auto total = int(m_connections.size() - m_refused.size());
    const bool isTooMany = total >= m_limits.connections || here >= m_limits.connectionsPerAddress;
    if (isTooMany && m_refused.size() >= kMostRefused) {
        connection->abort();
        delete connection;
        return;
    }
    m_connections.insert(connection->id(), connection);
    if (isTooMany)
        return refuseConnection(connection, peer);
    m_addressOf.insert(connection->id(), key);
    ++m_perAddress[key];
    addPendingConnection(connection);
}

void Listener::refuseConnection(Connection *connection, const QHostAddress &peer)
{
    qCInfo(logHttp, "too many connections, refused one from %ls", qUtf16Printable(peer.toString()));
    m_refused.insert(connection->id());
    connect(connection, &QTcpSocket::disconnected, connection, &QObject::deleteLater);
    connection->refuse({ErrorCode::Unavailable, QStringLiteral("too many connections"), {}, 1});
}

Connection *Listener::takeCurrent()
{
    Connection *current = m_current;
    m_current.clear();
    return current;
}

void Listener::forget(Connection *connection)
{
    if (!m_connections.remove(connection->id()))
        return;
    m_refused.remove(connection->id());
    const auto address = m_perAddress.find(m_addressOf.take(connection->id()));
    if (address != m_perAddress.end() && --*address == 0)
        m_perAddress.erase(address);
}

void Listener::sweep()
{
    m_sweep->start(1s);
    const std::chrono::milliseconds now = m_clock.monotonic();
    const QList<Connection *> all = m_connections.values();
    for (Connection *connection : all)
        connection->checkDeadline(now);
}

void Listener::drain(std::function<void()> onDrained)
{
    close();
    m_onDrained = std::move(onDrained);
    const QList<Connection *> all = m_connections.values();
    for (Connection *connection : all)
        connection->drain();
    noteFinished();
}

/// At the end of the turn, once for all that finish in it.
void Listener::noteFinished()
{
    if (m_onDrained && !std::exchange(m_drainCheckScheduled, true))
        post(this, [this] { checkDrained(); });
}

void Listener::checkDrained()
{
    m_drainCheckScheduled = false;
    if (!m_onDrained)
        return;
    for (const Connection *connection : std::as_const(m_connections)) {
        if (connection->isBusy())
            return;
    }
    std::exchange(m_onDrained, nullptr)();
}

void Listener::abortAll()
{
    const QList<Connection *> all = m_connections.values();
    for (Connection *connection : all)
        connection->abort();
}

}  // namespace parlor
