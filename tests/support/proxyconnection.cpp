// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxyconnection.h"

#include <QHostAddress>

namespace parlor {

using Direction = FaultProxy::Direction;

namespace {

QByteArray typeOf(const QByteArray &block)
{
    for (const QByteArray &line : block.split('\n')) {
        if (line.startsWith("event:"))
            return line.mid(6).trimmed();
    }
    return "message";
}

}  // namespace

ProxyConnection::ProxyConnection(FaultProxy &proxy, QTcpSocket *client, quint16 serverPort)
    : QObject(&proxy), m_proxy(proxy), m_client(client), m_server(new QTcpSocket(this))
{
    m_client->setParent(this);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::readClient);
    connect(m_client, &QTcpSocket::disconnected, this, &ProxyConnection::cut);
    connect(m_server, &QTcpSocket::readyRead, this, &ProxyConnection::readServer);
    connect(m_server, &QTcpSocket::disconnected, this, [this] {
        m_serverIsGone = true;
        readServer();
    });
    connect(m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server->state() != QAbstractSocket::ConnectedState && !m_serverIsGone) {
            m_serverIsGone = true;
            readServer();
        }
    });
    m_server->connectToHost(QHostAddress(QHostAddress::LocalHost), serverPort);
    readClient();
}

void ProxyConnection::readClient()
{
    m_requests.feed(m_client->readAll());
    while (const auto request = m_requests.next()) {
        const SeenRequest seen{request->method, request->path};
        m_unanswered.enqueue(seen);
        if (FaultProxy::take(m_proxy.m_duplicates, seen))
            m_proxy.sendTwice(request->raw);
        send(Direction::ToServer, request->raw);
        m_proxy.note(seen);
    }
}

void ProxyConnection::readServer()
{
    if (m_isCut)
        return;
    m_responses.feed(m_server->readAll());
    while (!m_isHolding && !m_isCut) {
        const auto piece = m_responses.next(m_unanswered.isEmpty() ? QByteArray() : m_unanswered.head().method);
        if (!piece)
            break;
        handle(*piece);
    }
    followServersEnd();
}

void ProxyConnection::followServersEnd()
{
    // While something is held here, the server's end must not end it.
    if (!m_serverIsGone || m_isCut || m_isHolding || !m_heldEvents.isEmpty())
        return;
    send(Direction::ToClient, m_responses.takeRest());
    if (m_toClient.isEmpty())
        cut();
}

void ProxyConnection::handle(const HttpPiece &piece)
{
    switch (piece.kind) {
    case HttpPiece::Kind::Interim:
        send(Direction::ToClient, piece.raw);
        break;
    case HttpPiece::Kind::Message:
        handleResponse(piece);
        break;
    case HttpPiece::Kind::StreamHead:
        m_isChunkedStream = m_responses.isChunkedStream();
        handleResponse(piece);
        break;
    case HttpPiece::Kind::StreamData:
        handleEvents(piece.raw);
        break;
    case HttpPiece::Kind::StreamEnd:
        m_streamHasEnded = true;
        endStream();
        break;
    }
}

void ProxyConnection::handleResponse(const HttpPiece &piece)
{
    const SeenRequest request = m_unanswered.isEmpty() ? SeenRequest{} : m_unanswered.dequeue();
    if (FaultProxy::take(m_proxy.m_drops, request)) {
        cut();
        Q_EMIT m_proxy.responseDropped();
    } else if (FaultProxy::take(m_proxy.m_holds, request)) {
        m_heldResponse = piece.raw;
        m_isHolding = true;
        Q_EMIT m_proxy.responseHeld();
    } else {
        send(Direction::ToClient, piece.raw);
    }
}

void ProxyConnection::releaseHeldResponse()
{
    if (!std::exchange(m_isHolding, false))
        return;
    send(Direction::ToClient, std::exchange(m_heldResponse, {}));
    readServer();
}

void ProxyConnection::handleEvents(const QByteArray &bytes)
{
    m_partOfEvent += bytes;
    for (qsizetype end = m_partOfEvent.indexOf("\n\n"); end >= 0; end = m_partOfEvent.indexOf("\n\n")) {
        const QByteArray block = m_partOfEvent.first(end + 2);
        m_partOfEvent.remove(0, end + 2);
        const FaultProxy::EventFate fate = m_proxy.fateOf(typeOf(block));
        if (fate != FaultProxy::EventFate::Drop)
            passEvent(block);
        if (fate == FaultProxy::EventFate::Twice)
            passEvent(block);
    }
}

void ProxyConnection::passEvent(const QByteArray &block)
{
    if (m_proxy.m_holdsEvents) {
        m_heldEvents.append(block);
        return;
    }
    if (m_isChunkedStream)
        send(Direction::ToClient, QByteArray(QByteArray::number(block.size(), 16) + "\r\n" + block + "\r\n"));
    else
        send(Direction::ToClient, block);
}

void ProxyConnection::releaseEvents()
{
    for (const QByteArray &block : std::exchange(m_heldEvents, {}))
        passEvent(block);
    endStream();
    followServersEnd();
}

void ProxyConnection::endStream()
{
    if (m_heldEvents.isEmpty() && std::exchange(m_streamHasEnded, false))
        send(Direction::ToClient, "0\r\n\r\n");
}

void ProxyConnection::send(Direction direction, const QByteArray &bytes)
{
    (direction == Direction::ToClient ? m_toClient : m_toServer) += bytes;
    pump();
}

void ProxyConnection::resume()
{
    pump();
    followServersEnd();
}

void ProxyConnection::pump()
{
    if (m_proxy.m_stalled)
        return;
    pumpTo(Direction::ToServer, m_toServer, *m_server);
    pumpTo(Direction::ToClient, m_toClient, *m_client);
}

void ProxyConnection::pumpTo(Direction direction, QByteArray &waiting, QTcpSocket &socket)
{
    if (waiting.isEmpty() || m_isCut)
        return;
    const qint64 allowed = m_proxy.allowance(direction, waiting.size());
    socket.write(waiting.first(allowed));
    waiting.remove(0, allowed);
    if (m_proxy.isExhausted(direction))
        m_proxy.cutAll();
}

void ProxyConnection::cut()
{
    if (std::exchange(m_isCut, true))
        return;
    m_proxy.forget(this);
    for (QTcpSocket *socket : {m_client, m_server}) {
        socket->disconnect(this);
        connect(socket, &QTcpSocket::disconnected, this, &ProxyConnection::deleteWhenClosed);
        if (socket->state() == QAbstractSocket::ConnectedState)
            socket->disconnectFromHost();
        else
            socket->abort();
    }
    deleteWhenClosed();
}

void ProxyConnection::deleteWhenClosed()
{
    if (m_client->state() == QAbstractSocket::UnconnectedState
        && m_server->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

}  // namespace parlor
