// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr qint64 kMessagesDefault = 50;

}  // namespace

QList<Route> syncRoutes(const RouteContext &context)
{
    SyncService &sync = context.services.sync;

    const auto picture = [&sync, server = context.server](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const qint64 messages = query.integer("messages", kMessagesDefault);
        if (!query.ok())
            return exchange->fail(query.error());
        sync.picture(exchange->caller(), messages, exchange->reply<SyncPicture>([server](SyncPicture now) {
            now.server = server;
            return HttpReply::json(toJson(now));
        }));
    };

    return {{"GET", endpoint::kSync, Access::Session, picture}};
}

}  // namespace parlor
