// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "http/routes.h"
#include "stream/eventhub.h"

namespace parlor {

namespace {

HttpReply measuresReply(const StreamMeasures &measures)
{
    return HttpReply::json({{QLatin1String("status"), QStringLiteral("healthy")},
                            {QLatin1String("service"), QStringLiteral("parlord")},
                            {QLatin1String("transport"), QStringLiteral("sse")},
                            {QLatin1String("connected_users"), measures.users},
                            {QLatin1String("connected_streams"), measures.streams},
                            {QLatin1String("active_chats"), measures.activeRooms}});
}

/// 503 says when to look again, as everywhere.
HttpReply healthReply(const QJsonObject &body, int status)
{
    HttpReply reply = HttpReply::json(body, status);
    if (status == 503)
        reply.headers.emplaceBack("Retry-After", "1");
    return reply;
}

}  // namespace

QList<Route> healthRoutes(const RouteContext &context)
{
    EventHub &hub = context.hub;

    const auto sse = [&hub](const ExchangePtr &exchange) {
        hub.measure(exchange->reply<StreamMeasures>(measuresReply));
    };
    const auto live = [](const ExchangePtr &exchange) {
        exchange->send(HttpReply::json({{QLatin1String("status"), QStringLiteral("healthy")}}));
    };
    // Ready is who can read the store: the hub asks the log for its head.
    const auto ready = [&hub](const ExchangePtr &exchange) {
        hub.checkLog(exchange->reply<Done>([](const Done &) {
            return HttpReply::json({{QLatin1String("status"), QStringLiteral("ready")}});
        }));
    };
    const auto health = [&hub, &clock = context.clock, version = context.server.version,
                         startedAt = context.startedAt](const ExchangePtr &exchange) {
        const qint64 uptime = std::chrono::duration_cast<std::chrono::seconds>(clock.monotonic() - startedAt).count();
        hub.checkLog([exchange, version, uptime](const Status &store) {
            const QString state = store.ok() ? QStringLiteral("healthy") : QStringLiteral("unavailable");
            const QJsonObject body{{QLatin1String("status"), state},
                                   {QLatin1String("version"), version},
                                   {QLatin1String("role"), QStringLiteral("all")},
                                   {QLatin1String("uptime_seconds"), uptime},
                                   {QLatin1String("store"), state},
                                   {QLatin1String("bus"), QStringLiteral("healthy")}};
            const int status = store.ok() ? 200 : 503;
            exchange->deliver([exchange, body, status] { exchange->send(healthReply(body, status)); });
        });
    };

    return {
        {"GET", QStringLiteral("/api/sse/health"), Access::Public, sse, true},
        {"GET", QStringLiteral("/api/health"), Access::Public, health, true},
        {"GET", QStringLiteral("/api/health/live"), Access::Public, live, true},
        {"GET", QStringLiteral("/api/health/ready"), Access::Public, ready, true},
    };
}

}  // namespace parlor
