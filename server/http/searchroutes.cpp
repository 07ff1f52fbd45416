// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr qint64 kLimitDefault = 50;

std::optional<Timestamp> timeFrom(QueryReader &query, const char *name)
{
    if (!query.has(name))
        return std::nullopt;
    const std::optional<Timestamp> time = Timestamp::fromText(query.text(name));
    if (!time)
        query.reject(name, QStringLiteral("invalid"));
    return time;
}

Result<SearchRequest> searchFrom(QueryReader &query)
{
    SearchRequest request;
    if (!query.has("q"))
        query.reject("q", QStringLiteral("missing"));
    request.words = query.text("q");
    request.room = query.id<RoomId>("room_id");
    request.sender = query.id<UserId>("sender_id");
    request.before = timeFrom(query, "before");
    request.after = timeFrom(query, "after");
    request.limit = query.integer("limit", kLimitDefault);
    request.page = query.integer("page", 1);
    if (!query.ok())
        return query.error();
    return request;
}

}  // namespace

QList<Route> searchRoutes(const RouteContext &context)
{
    SearchService &search = context.services.search;

    const auto find = [&search](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const Result<SearchRequest> request = searchFrom(query);
        if (!request)
            return exchange->fail(request.error());
        search.find(exchange->caller(), *request,
                    exchange->reply<SearchPage>([](const SearchPage &page) { return HttpReply::json(toJson(page)); }));
    };

    return {{"GET", endpoint::kSearch, Access::Session, find}};
}

}  // namespace parlor
