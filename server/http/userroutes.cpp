// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr TextBounds kDisplayName{1, 64};
constexpr TextBounds kStatusText{0, 128};

Result<UpdateProfileRequest> updateProfileFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    UpdateProfileRequest request;
    if (reader.has(QLatin1String("display_name")))
        request.displayName = reader.text(QLatin1String("display_name"), kDisplayName);
    if (reader.has(QLatin1String("status_text")))
        request.statusText = reader.text(QLatin1String("status_text"), kStatusText);
    // Here null is a wish of its own: no end.
    if (object.contains(QLatin1String("status_until")))
        request.statusUntil = reader.optionalTimestamp(QLatin1String("status_until"));
    if (object.contains(QLatin1String("avatar_file_id")))
        request.avatarFileId = reader.optionalId<FileId>(QLatin1String("avatar_file_id"));
    if (!reader.ok())
        return reader.error();
    return request;
}

HttpReply userReply(const User &user)
{
    return HttpReply::json({{QLatin1String("user"), toJson(user)}});
}

}  // namespace

QList<Route> userRoutes(const RouteContext &context)
{
    AccountService &accounts = context.services.accounts;

    const auto me = [&accounts](const ExchangePtr &exchange) {
        accounts.me(exchange->caller(), exchange->reply<User>(userReply));
    };
    const auto updateMe = [&accounts](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(updateProfileFromJson);
        if (!request)
            return exchange->fail(request.error());
        accounts.updateMe(exchange->caller(), *request, exchange->reply<User>(userReply));
    };
    const auto users = [&accounts](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const int limit = query.listLimit();
        const UserId after = query.id<UserId>("after_id").value_or(UserId{});
        if (!query.ok())
            return exchange->fail(query.error());
        accounts.users(exchange->caller(), query.text("q"), after, limit,
                       exchange->reply<QList<User>>([](const QList<User> &list) {
                           return HttpReply::json(listJson(QLatin1String("users"), list));
                       }));
    };

    return {
        {"GET", endpoint::kMe, Access::Session, me},
        {"PATCH", endpoint::kMe, Access::Session, updateMe},
        {"GET", endpoint::kUsers, Access::Session, users},
    };
}

}  // namespace parlor
