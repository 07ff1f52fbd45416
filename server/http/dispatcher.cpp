// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/dispatcher.h"

#include "http/connection.h"
#include "http/listener.h"
#include "http/ticketbook.h"
#include "protocol/endpoints.h"
#include "service/accountservice.h"

namespace parlor {

namespace {

constexpr qsizetype kLongestStreamId = 64;

bool speaksOurProtocol(const HttpRequest &request)
{
    const QByteArray number = request.header("x-parlor-protocol");
    return number.isEmpty() || number == QByteArray::number(endpoint::kProtocolVersion);
}

HttpReply upgradeRequired()
{
    HttpReply reply = HttpReply::problem(
        {ErrorCode::UpgradeRequired, QStringLiteral("this server speaks protocol 1"), {}, 0},
        {{QStringLiteral("lowest"), endpoint::kProtocolVersion}});
    // RFC 9110, 15.5.22 asks for the header.
    reply.headers.emplaceBack("Upgrade", "parlor/1");
    return reply;
}

HttpReply methodNotAllowed(const QByteArray &allow)
{
    HttpReply reply = HttpReply::problem(
        {ErrorCode::MethodNotAllowed, QStringLiteral("allowed: ") + QLatin1String(allow), {}, 0});
    reply.headers.emplaceBack("Allow", allow);
    return reply;
}

}  // namespace

Dispatcher::Dispatcher(QObject &httpContext, Clock &clock, const AccountService &accounts, TicketBook &tickets,
                       OriginRule origins)
    : m_httpContext(httpContext),
      m_clock(clock),
      m_accounts(accounts),
      m_tickets(tickets),
      m_origins(std::move(origins))
{
}

ReplyContext Dispatcher::replyContext() const
{
    const qint64 now = m_clock.now().ms;
    if (now / 1000 != m_dateSecond || m_date.isEmpty()) {
        m_dateSecond = now / 1000;
        m_date = httpDate(now);
    }
    ReplyContext context;
    context.date = m_date;
    return context;
}

void Dispatcher::dispatch(HttpRequest request, Connection &connection, Listener &listener)
{
    ReplyContext context = replyContext();
    context.headOnly = request.isHead();
    context.close = !connection.head().keepAlive || connection.isDraining();
    const auto exchange = std::make_shared<Exchange>(std::move(request), m_httpContext, listener, std::move(context));
    const OriginRule::Verdict verdict = m_origins.judge(exchange->request());
    if (verdict == OriginRule::Verdict::Foreign)
        return exchange->fail({ErrorCode::Forbidden, QStringLiteral("this origin may not talk to this server"), {}, 0});
    if (verdict == OriginRule::Verdict::Allowed || verdict == OriginRule::Verdict::Own)
        exchange->setCorsHeaders(OriginRule::corsHeaders(exchange->request()));
    route(exchange);
}

void Dispatcher::route(const ExchangePtr &exchange)
{
    const HttpRequest &request = exchange->request();
    const bool isOptions = request.method == "OPTIONS";
    RouteTable::Match match = m_routes.match(request.method, request.segments);
    if (isOptions && request.segments == QStringList{QStringLiteral("*")})
        match.allowed = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    if (match.allowed.isEmpty())
        return exchange->fail({ErrorCode::NotFound, QStringLiteral("there is no such path"), {}, 0});
    if (isOptions) {
        HttpReply reply = request.header("origin").isEmpty() ? HttpReply::empty()
                                                             : OriginRule::preflight(allowHeader(match.allowed));
        if (reply.headers.isEmpty())
            reply.headers.emplaceBack("Allow", allowHeader(match.allowed));
        reply.headers += match.options;
        return exchange->send(reply);
    }
    if (!match.route)
        return exchange->send(methodNotAllowed(allowHeader(match.allowed)));
    if (!match.route->anyProtocol && !speaksOurProtocol(request))
        return exchange->send(upgradeRequired());

    Caller caller;
    if (match.route->access != Access::Public) {
        const Result<Caller> known = authenticate(request, match.route->access);
        if (!known)
            return exchange->fail(known.error());
        caller = *known;
    }
    caller.address = request.peer.toString();
    caller.streamId = QString::fromLatin1(request.header("x-parlor-stream").left(kLongestStreamId));
    exchange->setCaller(caller);
    exchange->setCaptures(match.captures);
    match.route->handler(exchange);
}

Result<Caller> Dispatcher::authenticate(const HttpRequest &request, Access access) const
{
    const QueryReader query(request.query);
    if (access == Access::Ticket && query.has("ticket")) {
        const std::optional<Caller> caller = m_tickets.redeem(query.text("ticket"));
        if (!caller)
            return {ErrorCode::Unauthorized, QStringLiteral("the ticket is spent or too old")};
        return *caller;
    }
    const QByteArray header = request.header("authorization");
    // RFC 9110, 11.1: the scheme's case does not matter.
    if (header.left(7).toLower() != "bearer ")
        return {ErrorCode::Unauthorized, QStringLiteral("an access token is needed")};
    return m_accounts.authenticate(header.mid(7).trimmed());
}

}  // namespace parlor
