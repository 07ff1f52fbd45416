// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httprequest.h"

#include <QObject>
#include <functional>
#include <memory>

namespace parlor {

class Connection;
class Listener;

/// QHttpServer behind one signature: the only place that knows how its versions differ (6.4 hands handlers
/// the socket, 6.8 a responder that does not give it away; headers and bind() changed too). The answer is
/// written to the connection, never through QHttpServer.
class QtHttpServerCompat
{
public:
    using Handler = std::function<void(HttpRequest, Connection &)>;

    explicit QtHttpServerCompat(Handler handler);
    ~QtHttpServerCompat();

    /// Takes a listening listener over: it becomes the server's child.
    bool bind(Listener *listener);

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

}  // namespace parlor
