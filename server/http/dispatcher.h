// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "http/originrule.h"
#include "http/routetable.h"
#include "service/ratelimiter.h"
#include "service/serversettings.h"

namespace parlor {

class AccountService;
class RequestLog;
class StreamRegistry;
class TicketBook;

/// What a dispatcher asks. All of it outlives it.
struct DispatcherContext {
    Clock &clock;
    const AccountService &accounts;
    TicketBook &tickets;
    const StreamRegistry &streams;
    const ServerSettings &settings;
    RequestLog &log;
};

/// Takes every request through the same gates, in one order: origin, rate of the address, path, method,
/// protocol, sign-in, rate of the session; then to its route. Lives on the http thread.
class Dispatcher
{
public:
    /// `httpContext` lives on the http thread and outlives everything that may still answer.
    Dispatcher(QObject &httpContext, const DispatcherContext &context, OriginRule origins);

    RouteTable &routes() { return m_routes; }

    void dispatch(HttpRequest request, Connection &connection, Listener &listener);
    /// How to answer outside of a route: with the time and nothing else.
    ReplyContext replyContext() const;

private:
    void route(const ExchangePtr &exchange);
    Result<Caller> authenticate(const HttpRequest &request, Access access) const;
    Result<Caller> callerOf(const HttpRequest &request, Access access);
    QString ownStream(const HttpRequest &request, UserId user) const;
    Status checkRate(const HttpRequest &request);

    QObject &m_httpContext;
    const DispatcherContext m_context;
    OriginRule m_origins;
    RateLimiter m_addressRate;
    RateLimiter m_sessionRate;
    RouteTable m_routes;
    mutable qint64 m_dateSecond = 0;
    mutable QByteArray m_date;
};

}  // namespace parlor
