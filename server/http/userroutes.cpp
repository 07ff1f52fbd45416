// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

HttpReply userReply(const User &user)
{
    return HttpReply::json({{QLatin1String("user"), toJson(user)}});
}

}  // namespace

QList<Route> userRoutes(const RouteContext &context)
{
    ProfileService &profiles = context.services.profiles;
    IgnoreService &ignoring = context.services.ignoring;

    const auto me = [&profiles](const ExchangePtr &exchange) {
        profiles.me(exchange->caller(), exchange->reply<User>(userReply));
    };
    const auto updateMe = [&profiles](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(updateProfileRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        profiles.updateMe(exchange->caller(), *request, exchange->reply<User>(userReply));
    };
    const auto users = [&profiles](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const UserId after = query.id<UserId>("after_id").value_or(UserId{});
        if (!query.ok())
            return exchange->fail(query.error());
        profiles.users(exchange->caller(), query.text("q"), after, limit,
                       exchange->reply<QList<User>>([](const QList<User> &list) {
                           return HttpReply::json(listJson(QLatin1String("users"), list));
                       }));
    };

    const auto ignore = [&ignoring](const ExchangePtr &exchange) {
        const bool on = exchange->request().method == "PUT";
        ignoring.setIgnored(exchange->caller(), exchange->id<UserId>(0), on, exchange->replyDone());
    };

    return {
        {"GET", endpoint::kMe, Access::Session, me},
        {"PATCH", endpoint::kMe, Access::Session, updateMe},
        {"GET", endpoint::kUsers, Access::Session, users},
        {"PUT", QStringLiteral("/api/users/{id}/ignore"), Access::Session, ignore},
        {"DELETE", QStringLiteral("/api/users/{id}/ignore"), Access::Session, ignore},
    };
}

}  // namespace parlor
