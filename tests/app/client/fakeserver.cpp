// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"

#include <QJsonDocument>
#include <QUrl>

namespace parlor {

void FakeExchange::reply(int status, const QJsonObject &body, const QByteArray &extraHeader)
{
    const QByteArray text = status == 204 ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    replyText(status, status >= 400 ? "application/problem+json" : "application/json", text, extraHeader);
}

void FakeExchange::problem(int status, const QString &code, const QByteArray &extraHeader)
{
    reply(status, {{QStringLiteral("status"), status}, {QStringLiteral("code"), code}, {QStringLiteral("title"), code}},
          extraHeader);
}

void FakeExchange::replyText(int status, const QByteArray &type, const QByteArray &body, const QByteArray &extraHeader)
{
    if (!m_socket)
        return;
    m_socket->write("HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHeader + "\r\n" + body);
}

void FakeExchange::beginStream()
{
    send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
}

void FakeExchange::send(const QByteArray &bytes)
{
    if (!m_socket)
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void FakeExchange::sendEvent(const QByteArray &type, const QJsonObject &data, const QByteArray &id)
{
    QByteArray block = id.isEmpty() ? QByteArray() : QByteArray("id: " + id + "\n");
    block += "event: " + type + "\ndata: " + QJsonDocument(data).toJson(QJsonDocument::Compact) + "\n\n";
    send(block);
}

void FakeExchange::cut()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

FakeServer::FakeServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeServer::accept);
    comeBack();
}

FakeServer::~FakeServer()
{
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl FakeServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FakeServer::handle(const QByteArray &method, const QString &path, Handler handler)
{
    m_handlers[{method, path}] = std::move(handler);
}

QList<FakeRequest> FakeServer::requests(const QByteArray &method, const QString &path) const
{
    QList<FakeRequest> found;
    for (const FakeRequest &request : m_requests) {
        if (request.method == method && request.path == path)
            found.append(request);
    }
    return found;
}

void FakeServer::goDown()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void FakeServer::comeBack()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the fake server cannot listen");
    m_port = m_server.serverPort();
}

void FakeServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype headerEnd = buffer.indexOf("\r\n\r\n");
    if (headerEnd < 0)
        return;
    const QList<QByteArray> lines = buffer.left(headerEnd).split('\n');
    FakeRequest request;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < headerEnd + 4 + length)
        return;
    const QList<QByteArray> start = lines.first().split(' ');
    const QUrl target(QString::fromLatin1(start.value(1)));
    request.method = start.first();
    request.path = target.path();
    request.query = QUrlQuery(target);
    request.body = QJsonDocument::fromJson(buffer.mid(headerEnd + 4, length)).object();
    buffer.remove(0, headerEnd + 4 + length);
    m_requests.append(request);
    auto *exchange = new FakeExchange(socket, this);
    const auto handler = m_handlers.find({request.method, request.path});
    if (handler != m_handlers.end())
        handler->second(request, *exchange);
    else
        exchange->problem(404, QStringLiteral("not_found"));
}

}  // namespace parlor
