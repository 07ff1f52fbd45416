// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/dispatcher.h"

#include "http/connection.h"
#include "http/listener.h"
#include "http/requestlog.h"
#include "http/ticketbook.h"
#include "protocol/endpoints.h"
#include "service/accountservice.h"
#include "service/addresskey.h"
#include "stream/streamregistry.h"

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

Error tooFast(int waitSeconds)
{
    return {ErrorCode::RateLimited, QStringLiteral("too many requests"), {}, waitSeconds};
}

}  // namespace

Dispatcher::Dispatcher(QObject &httpContext, const DispatcherContext &context, OriginRule origins)
    : m_httpContext(httpContext),
      m_context(context),
      m_origins(std::move(origins)),
      m_addressRate(context.clock, {context.settings.rates.addressBurst, context.settings.rates.addressPerSecond}),
      m_sessionRate(context.clock, {context.settings.rates.sessionBurst, context.settings.rates.sessionPerSecond})
{
}

ReplyContext Dispatcher::replyContext() const
{
    const qint64 now = m_context.clock.now().ms;
    if (now / 1000 != m_dateSecond || m_date.isEmpty()) {
        m_dateSecond = now / 1000;
        m_date = httpDate(now);
    }
    ReplyContext context;
    context.date = m_date;
    context.requestId = m_context.log.nextId();
    return context;
}

void Dispatcher::dispatch(HttpRequest request, Connection &connection, Listener &listener)
{
    ReplyContext context = replyContext();
    context.headOnly = request.isHead();
    context.close = !connection.head().keepAlive || connection.isDraining();
    const auto exchange = std::make_shared<Exchange>(std::move(request), m_httpContext, listener, m_context.log,
                                                     std::move(context));
    const OriginRule::Verdict verdict = m_origins.judge(exchange->request());
    if (verdict == OriginRule::Verdict::Foreign)
        return exchange->fail({ErrorCode::Forbidden, QStringLiteral("this origin may not talk to this server"), {}, 0});
    if (verdict == OriginRule::Verdict::Allowed || verdict == OriginRule::Verdict::Own)
        exchange->setCorsHeaders(OriginRule::corsHeaders(exchange->request()));
    if (const Status may = checkRate(exchange->request()); !may)
        return exchange->fail(may.error());
    if (!exchange->request().isReadable)
        return exchange->fail({ErrorCode::InvalidRequest, QStringLiteral("the address is not valid UTF-8"), {}, 0});
    route(exchange);
}

/// Before anything is known of who asks. All who come through a proxy on this machine have one address, and its
/// own programs are not limited by it: loopback is let through.
Status Dispatcher::checkRate(const HttpRequest &request)
{
    if (!m_context.settings.limitRates || request.peer.isLoopback())
        return Done{};
    const std::optional<int> wait = m_addressRate.take(addressKey(request.peer));
    return wait ? Status(tooFast(*wait)) : Status(Done{});
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
    exchange->setRoute(match.route->pattern);
    if (!match.route->anyProtocol && !speaksOurProtocol(request))
        return exchange->send(upgradeRequired());

    Result<Caller> caller = callerOf(request, match.route->access);
    if (!caller)
        return exchange->fail(caller.error());
    caller->address = request.peer.toString();
    caller->streamId = ownStream(request, caller->user);
    exchange->setCaller(*std::move(caller));
    exchange->setCaptures(match.captures);
    match.route->handler(exchange);
}

Result<Caller> Dispatcher::callerOf(const HttpRequest &request, Access access)
{
    if (access == Access::Public)
        return Caller{};
    Result<Caller> caller = authenticate(request, access);
    if (!caller || !m_context.settings.limitRates)
        return caller;
    if (const std::optional<int> wait = m_sessionRate.take(quint64(caller->session.value)))
        return tooFast(*wait);
    return caller;
}

/// X-Parlor-Stream keeps an event from the stream that it names: it may name streams of the caller alone. One
/// that is closed by now, or another's, is as none.
QString Dispatcher::ownStream(const HttpRequest &request, UserId user) const
{
    const QString id = QString::fromLatin1(request.header("x-parlor-stream").left(kLongestStreamId));
    return !id.isEmpty() && m_context.streams.isOf(id, user) ? id : QString();
}

Result<Caller> Dispatcher::authenticate(const HttpRequest &request, Access access) const
{
    const QueryReader query(request.query);
    if (access == Access::Ticket && query.has("ticket")) {
        const std::optional<Caller> caller = m_context.tickets.redeem(query.text("ticket"));
        if (!caller || !m_context.accounts.isActive(caller->session))
            return {ErrorCode::Unauthorized, QStringLiteral("the ticket is spent or too old")};
        return *caller;
    }
    const QByteArray header = request.header("authorization");
    // RFC 9110, 11.1: the scheme's case does not matter.
    if (header.left(7).toLower() != "bearer ")
        return {ErrorCode::Unauthorized, QStringLiteral("an access token is needed")};
    return m_context.accounts.authenticate(header.mid(7).trimmed());
}

}  // namespace parlor
