// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

Result<PresenceStatus> statusFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const auto status = presenceStatusFromName(reader.text(QLatin1String("status")));
    if (reader.ok() && (!status || *status == PresenceStatus::Offline))
        reader.reject(QLatin1String("status"), QStringLiteral("invalid"));
    if (!reader.ok())
        return reader.error();
    return *status;
}

HttpReply onlineReply(const QList<OnlineUser> &online)
{
    QJsonArray users;
    for (const OnlineUser &one : online) {
        QJsonObject user = toJson(one.presence);
        user.insert(QLatin1String("display_name"), one.user.displayName);
        users.append(user);
    }
    return HttpReply::json({{QLatin1String("users"), users}});
}

}  // namespace

QList<Route> presenceRoutes(const RouteContext &context)
{
    PresenceService &presence = context.services.presence;

    const auto setStatus = [&presence](const ExchangePtr &exchange) {
        const auto status = exchange->readBody(statusFromJson);
        if (!status)
            return exchange->fail(status.error());
        presence.setStatus(exchange->caller(), *status, exchange->replyDone());
    };
    const auto online = [&presence](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        OnlineScope scope;
        scope.room = query.id<RoomId>(query.has("room_id") ? "room_id" : "chat_id");
        scope.workspace = query.id<WorkspaceId>("workspace_id");
        if (!query.ok())
            return exchange->fail(query.error());
        presence.online(exchange->caller(), scope, exchange->reply<QList<OnlineUser>>(onlineReply));
    };

    return {
        {"PUT", endpoint::kPresence, Access::Session, setStatus},
        {"GET", endpoint::kOnlineUsers, Access::Session, online},
    };
}

}  // namespace parlor
