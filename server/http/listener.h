// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "http/connection.h"
#include "service/addresskey.h"

#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <functional>
#include <optional>

namespace parlor {

struct ListenerLimits {
    FramingLimits framing;
    ConnectionTimeouts timeouts;
    qint64 unsentBytes = 1024 * 1024;       ///< of answers; while more waits, no further request is let through
    qint64 inputBytes = 256 * 1024 * 1024;  ///< of requests that are under way, all connections together
    qint64 inputBytesPerAddress = 64 * 1024 * 1024;  ///< the same of one IPv4 address or IPv6 /64
    int connections = 20'000;
    int connectionsPerAddress = 256;  ///< of one IPv4 address or IPv6 /64
    bool limitLoopback = false;       ///< what comes from this machine has all that there is, unless this is set
};

/// Accepts connections for QHttpServer and keeps them within limits. Lives on the http thread.
class Listener final : public QTcpServer
{
    Q_OBJECT
public:
    Listener(Clock &clock, ListenerLimits limits, QObject *parent = nullptr);
    ~Listener() override;

    const ListenerLimits &limits() const { return m_limits; }
    Clock &clock() { return m_clock; }
    /// What requests may take; those that are under way may outlive the listener.
    const std::shared_ptr<InputBudget> &inputBudget() const { return m_inputBudget; }
    int connectionCount() const { return int(m_connections.size()); }
    /// From now on connections are encrypted.
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    /// Null once it is gone.
    Connection *connection(quint64 id) const { return m_connections.value(id); }

    /// Stops accepting; calls `onDrained` when no request is under way any more and every answer is out. May be
    /// called again, once streams have become connections that close.
    void drain(std::function<void()> onDrained);
    void abortAll();

    /// The text of an answer that the listener gives itself.
    std::function<QByteArray(const Error &)> refusal;

    // For Connection alone.
    /// The connection whose request QHttpServer reads next.
    void setCurrent(Connection *connection) { m_current = connection; }
    Connection *takeCurrent();
    void noteFinished();
    void forget(Connection *connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    void checkDrained();
    void refuseConnection(Connection *connection, const QHostAddress &peer);

    Clock &m_clock;
    ListenerLimits m_limits;
    std::shared_ptr<InputBudget> m_inputBudget;
    std::optional<QSslConfiguration> m_tls;
    QHash<quint64, Connection *> m_connections;
    QSet<quint64> m_refused;  ///< of those, that were one too many and are about to go
    QHash<AddressKey, int> m_perAddress;
    QHash<quint64, AddressKey> m_addressOf;
    QPointer<Connection> m_current;
    quint64 m_lastId = 0;
    std::unique_ptr<Timer> m_sweep;
    std::unique_ptr<Timer> m_resume;
    std::function<void()> m_onDrained;
    bool m_drainCheckScheduled = false;
};

}  // namespace parlor
