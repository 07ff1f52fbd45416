// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/idgenerator.h"
#include "http/connection.h"
#include "http/routes.h"
#include "http/sinkfactory.h"
#include "http/ticketbook.h"
#include "protocol/endpoints.h"
#include "stream/eventhub.h"
#include "stream/streamregistry.h"

namespace parlor {

namespace {

constexpr qint64 kLongestWait = 25;
constexpr qsizetype kLongestCursor = 128;  ///< no cursor of ours is as long as that

/// The header wins over the query: a browser that reconnects by itself repeats the address it was given.
QString cursorOf(const HttpRequest &request)
{
    const QByteArray header = request.header("last-event-id");
    const QString cursor = header.isEmpty() ? QueryReader(request.query).text("since") : QString::fromLatin1(header);
    return cursor.size() <= kLongestCursor ? cursor : QStringLiteral("too long");
}

class StreamOpener
{
public:
    explicit StreamOpener(const RouteContext &context)
        : m_hub(context.hub), m_streams(context.streams), m_sinks(context.sinks), m_ids(context.ids)
    {
    }

    void operator()(const ExchangePtr &exchange) const
    {
        QueryReader query(exchange->request().query);
        const qint64 echo = query.integer("echo", 1);
        if (echo != 0 && echo != 1)
            query.reject("echo", QStringLiteral("invalid"));
        if (!query.ok())
            return exchange->fail(query.error());
        if (exchange->request().isHead())
            return exchange->send({200, QByteArrayLiteral("text/event-stream"), {}, {}});
        const Status place = m_streams.reserve(exchange->caller().user);
        if (!place)
            return exchange->fail(place.error());
        // Not here: QHttpServer still holds the socket while it is in a handler.
        exchange->deliver([self = *this, exchange, echo] { self.handOver(exchange, echo == 1); });
    }

private:
    void handOver(const ExchangePtr &exchange, bool echo) const
    {
        Connection *connection = exchange->connection();
        if (!connection || connection->state() != QAbstractSocket::ConnectedState)
            return m_streams.release(exchange->caller().user);
        exchange->setAnswered();
        StreamOpening opening;
        opening.streamId = QStringLiteral("s-") + m_ids.token(12);
        opening.caller = exchange->caller();
        opening.cursor = cursorOf(exchange->request());
        opening.echo = echo;
        opening.httpHead = serializeStreamHead(exchange->replyContext());
        opening.sink = m_sinks.take(*connection);
        m_streams.name(opening.streamId, opening.caller.user);
        m_hub.open(std::move(opening));
    }

    EventHub &m_hub;
    StreamRegistry &m_streams;
    SinkFactory &m_sinks;
    IdGenerator &m_ids;
};

}  // namespace

QList<Route> eventRoutes(const RouteContext &context)
{
    EventHub &hub = context.hub;
    TicketBook &tickets = context.tickets;

    const auto ticket = [&tickets](const ExchangePtr &exchange) {
        exchange->send(HttpReply::json({{QLatin1String("ticket"), tickets.issue(exchange->caller())},
                                        {QLatin1String("expires_in"), qint64(TicketBook::kLife.count())}}));
    };
    const auto poll = [&hub](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const qint64 wait = query.integer("wait", 0);
        if (wait < 0)
            query.reject("wait", QStringLiteral("invalid"));
        if (!query.ok())
            return exchange->fail(query.error());
        hub.poll(
            {exchange->caller(), cursorOf(exchange->request()), std::chrono::seconds(std::min(wait, kLongestWait))},
            exchange->reply<QByteArray>([](const QByteArray &text) { return HttpReply::jsonText(text); }));
    };

    return {
        {"GET", endpoint::kEvents, Access::Ticket, StreamOpener(context)},
        {"POST", QStringLiteral("/api/events/ticket"), Access::Session, ticket},
        {"GET", endpoint::kEventsPoll, Access::Session, poll},
    };
}

}  // namespace parlor
