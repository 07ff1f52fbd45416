// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "http/originrule.h"
#include "http/routetable.h"

namespace parlor {

class AccountService;
class TicketBook;

/// Takes every request through the same gates, in one order: origin, path, method, protocol, sign-in; then
/// to its route. Lives on the http thread.
class Dispatcher
{
public:
    /// `httpContext` lives on the http thread and outlives everything that may still answer.
    Dispatcher(QObject &httpContext, Clock &clock, const AccountService &accounts, TicketBook &tickets,
               OriginRule origins);

    RouteTable &routes() { return m_routes; }

    void dispatch(HttpRequest request, Connection &connection, Listener &listener);
    /// How to answer outside of a route: with the time and nothing else.
    ReplyContext replyContext() const;

private:
    void route(const ExchangePtr &exchange);
    Result<Caller> authenticate(const HttpRequest &request, Access access) const;

    QObject &m_httpContext;
    Clock &m_clock;
    const AccountService &m_accounts;
    TicketBook &m_tickets;
    OriginRule m_origins;
    RouteTable m_routes;
    mutable qint64 m_dateSecond = 0;
    mutable QByteArray m_date;
};

}  // namespace parlor
