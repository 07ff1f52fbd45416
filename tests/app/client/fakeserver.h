// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <functional>
#include <map>

namespace parlor {

/// What a test sees of one request.
struct FakeRequest {
    QByteArray method;
    QString path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers;  ///< names in lower case
    QJsonObject body;
};

/// The answer to one request: now, later, in pieces, or never.
class FakeExchange final : public QObject
{
public:
    FakeExchange(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket) {}

    void reply(int status, const QJsonObject &body = {}, const QByteArray &extraHeader = {});
    void problem(int status, const QString &code, const QByteArray &extraHeader = {});
    void replyText(int status, const QByteArray &type, const QByteArray &body, const QByteArray &extraHeader = {});
    void beginStream();
    void send(const QByteArray &bytes);
    /// One block of an event stream.
    void sendEvent(const QByteArray &type, const QJsonObject &data, const QByteArray &id = {});
    void cut();
    bool isConnected() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }

private:
    QPointer<QTcpSocket> m_socket;
};

/// A real HTTP server on loopback that does what the test says, request by request.
class FakeServer final : public QObject
{
public:
    using Handler = std::function<void(const FakeRequest &, FakeExchange &)>;

    FakeServer();
    ~FakeServer() override;

    QUrl url() const;
    /// For that method and path from now on. What nobody handles is 404.
    void handle(const QByteArray &method, const QString &path, Handler handler);
    QList<FakeRequest> requests(const QByteArray &method, const QString &path) const;
    int count(const QByteArray &method, const QString &path) const { return int(requests(method, path).size()); }
    /// Stops listening and cuts every connection.
    void goDown();
    void comeBack();

private:
    void accept();
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::map<std::pair<QByteArray, QString>, Handler> m_handlers;
    QList<FakeRequest> m_requests;
};

}  // namespace parlor
