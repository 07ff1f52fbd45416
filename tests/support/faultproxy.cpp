// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultproxy.h"

#include "proxyconnection.h"

#include <memory>
#include <numeric>

namespace parlor {

FaultProxy::FaultProxy(quint16 serverPort, QObject *parent) : QObject(parent), m_serverPort(serverPort)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultProxy::accept);
    if (!m_listener.listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("The proxy finds no port: %s", qPrintable(m_listener.errorString()));
    m_port = m_listener.serverPort();
}

FaultProxy::~FaultProxy()
{
    for (ProxyConnection *connection : QList<ProxyConnection *>(m_connections))
        connection->cut();
}

QUrl FaultProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FaultProxy::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection())
        m_connections.append(new ProxyConnection(*this, client, m_serverPort));
}

void FaultProxy::forget(ProxyConnection *connection)
{
    m_connections.removeOne(connection);
}

void FaultProxy::note(const SeenRequest &request)
{
    m_requests.append(request);
    Q_EMIT requestSeen(request.method, request.path);
}

int FaultProxy::countRequests(const QByteArray &method, const QByteArray &path) const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(), [&](const SeenRequest &request) {
        return request.method == method && request.path.startsWith(path);
    }));
}

bool FaultProxy::take(QList<Wish> &wishes, const SeenRequest &request)
{
    const auto it = std::find_if(wishes.begin(), wishes.end(), [&request](const Wish &wish) {
        return wish.method == request.method && request.path.startsWith(wish.path);
    });
    if (it == wishes.end())
        return false;
    wishes.erase(it);
    return true;
}

void FaultProxy::dropNextResponse(const QByteArray &method, const QByteArray &path)
{
    m_drops.append({method, path});
}

void FaultProxy::holdNextResponse(const QByteArray &method, const QByteArray &path)
{
    m_holds.append({method, path});
}

void FaultProxy::releaseHeldResponses()
{
    for (ProxyConnection *connection : QList<ProxyConnection *>(m_connections))
        connection->releaseHeldResponse();
}

void FaultProxy::duplicateNextRequest(const QByteArray &method, const QByteArray &path)
{
    m_duplicates.append({method, path});
}

void FaultProxy::sendTwice(const QByteArray &request)
{
    auto *twin = new QTcpSocket(this);
    auto answer = std::make_shared<HttpFramer>(HttpFramer::Side::Responses);
    connect(twin, &QTcpSocket::readyRead, this, [this, twin, answer] {
        answer->feed(twin->readAll());
        if (const auto response = answer->next()) {
            twin->disconnectFromHost();
            Q_EMIT duplicateAnswered(response->status);
        }
    });
    connect(twin, &QTcpSocket::disconnected, twin, &QObject::deleteLater);
    twin->connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
    twin->write(request);
    Q_EMIT requestDuplicated();
}

void FaultProxy::dropNextEvent(const QByteArray &type)
{
    m_eventDrops.append(type);
}

void FaultProxy::duplicateNextEvent(const QByteArray &type)
{
    m_eventDuplicates.append(type);
}

FaultProxy::EventFate FaultProxy::fateOf(const QByteArray &eventType)
{
    if (m_eventDrops.removeOne(eventType)) {
        Q_EMIT eventDropped();
        return EventFate::Drop;
    }
    if (m_eventDuplicates.removeOne(eventType)) {
        Q_EMIT eventDuplicated();
        return EventFate::Twice;
    }
    return EventFate::Pass;
}

void FaultProxy::holdEvents(bool hold)
{
    m_holdsEvents = hold;
    if (hold)
        return;
    for (ProxyConnection *connection : QList<ProxyConnection *>(m_connections))
        connection->releaseEvents();
}

int FaultProxy::heldEvents() const
{
    return std::accumulate(m_connections.begin(), m_connections.end(), 0,
                           [](int sum, const ProxyConnection *connection) { return sum + connection->heldEvents(); });
}

void FaultProxy::cutAll()
{
    m_budget.clear();
    for (ProxyConnection *connection : QList<ProxyConnection *>(m_connections))
        connection->cut();
    Q_EMIT connectionsCut();
}

void FaultProxy::cutAfter(Direction direction, qint64 bytes)
{
    m_budget.insert(direction, bytes);
    if (bytes <= 0)
        cutAll();
}

qint64 FaultProxy::allowance(Direction direction, qint64 bytes)
{
    const auto it = m_budget.find(direction);
    if (it == m_budget.end())
        return bytes;
    const qint64 allowed = std::min(*it, bytes);
    *it -= allowed;
    return allowed;
}

void FaultProxy::setStalled(bool stalled)
{
    m_stalled = stalled;
    for (ProxyConnection *connection : QList<ProxyConnection *>(m_connections))
        connection->resume();
}

void FaultProxy::setOffline(bool offline)
{
    if (offline) {
        m_listener.close();
        cutAll();
    } else if (!m_listener.isListening() && !m_listener.listen(QHostAddress(QHostAddress::LocalHost), m_port)) {
        qFatal("The proxy lost its port: %s", qPrintable(m_listener.errorString()));
    }
}

}  // namespace parlor
