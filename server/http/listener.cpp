// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/listener.h"

#include "base/logging.h"

namespace parlor {

using namespace std::chrono_literals;

Listener::Listener(Clock &clock, ListenerLimits limits, QObject *parent)
    : QTcpServer(parent), m_clock(clock), m_limits(limits)
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
    if (!connection->setSocketDescriptor(descriptor)) {
        delete connection;
        return;
    }
    connection->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QHostAddress peer = connection->peerAddress();
    const bool tooMany = m_connections.size() >= m_limits.connections
                         || (!peer.isLoopback() && m_perAddress.value(peer) >= m_limits.connectionsPerAddress);
    m_connections.insert(connection->id(), connection);
    m_addressOf.insert(connection->id(), peer);
    ++m_perAddress[peer];
    if (tooMany)
        return refuseConnection(connection, peer);
    addPendingConnection(connection);
}

void Listener::refuseConnection(Connection *connection, const QHostAddress &peer)
{
    qCInfo(logHttp, "too many connections, refused one from %ls", qUtf16Printable(peer.toString()));
    connect(connection, &QTcpSocket::disconnected, connection, &QObject::deleteLater);
    connection->write(refusal({ErrorCode::Unavailable, QStringLiteral("too many connections"), {}, 1}));
    connection->finish();
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

void Listener::noteFinished()
{
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
