// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/qthttpservercompat.h"

#include "http/connection.h"
#include "http/listener.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

namespace parlor {

namespace {

void readHeaders(const QHttpServerRequest &from, HttpRequest &to)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const QHttpHeaders &headers = from.headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        to.headers.insert(QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()).toLower(),
                          headers.valueAt(i).toByteArray());
#else
    for (const auto &[name, value] : from.headers())
        to.headers.insert(name.toLower(), value);
#endif
}

HttpRequest requestFrom(const QHttpServerRequest &from, Connection &connection)
{
    HttpRequest request;
    request.method = connection.head().method;
    request.setTarget(connection.head().target);
    readHeaders(from, request);
    request.body = connection.takeRequestBody(request.bodyShare);
    request.peer = connection.peerAddress();
    request.connection = connection.id();
    request.bodyFollows = connection.head().bodyFollows;
    request.bodyLength = connection.head().bodyLength;
    return request;
}

}  // namespace

class QtHttpServerCompat::Server final : public QAbstractHttpServer
{
public:
    explicit Server(Handler handler) : m_handler(std::move(handler)) {}

    Listener *listener = nullptr;

private:
    void deliver(const QHttpServerRequest &request)
    {
        if (Connection *connection = listener->takeCurrent())
            m_handler(requestFrom(request, *connection), *connection);
    }

    // Of the two spellings of missingHandler() since 6.5 one overrides, as the version has it.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
    {
        deliver(request);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) {}
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) {}
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *) override
    {
        deliver(request);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#endif

    Handler m_handler;
};

QtHttpServerCompat::QtHttpServerCompat(Handler handler) : m_server(std::make_unique<Server>(std::move(handler))) {}

QtHttpServerCompat::~QtHttpServerCompat() = default;

bool QtHttpServerCompat::bind(Listener *listener)
{
    m_server->listener = listener;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return m_server->bind(listener);
#else
    m_server->bind(listener);
    return true;
#endif
}

}  // namespace parlor
