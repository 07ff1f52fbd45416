// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr qsizetype kMaxKeywords = 50;
constexpr int kKeywordLength = 64;

Result<RoomSettings> settingsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomSettings settings;
    if (reader.has(QLatin1String("notify"))) {
        const auto level = notifyLevelFromName(reader.text(QLatin1String("notify")));
        if (!level && reader.ok())
            reader.reject(QLatin1String("notify"), QStringLiteral("invalid"));
        settings.notify = level.value_or(NotifyLevel::All);
    }
    settings.mutedUntil = reader.optionalTimestamp(QLatin1String("muted_until"));
    settings.favourite = reader.optionalBoolean(QLatin1String("favourite"), false);
    const QJsonArray keywords = reader.optionalArray(QLatin1String("keywords"));
    for (const QJsonValue keyword : keywords) {
        if (!keyword.isString() || keyword.toString().trimmed().isEmpty())
            reader.reject(QLatin1String("keywords"), QStringLiteral("invalid"));
        else if (codePoints(keyword.toString()) > kKeywordLength)
            reader.reject(QLatin1String("keywords"), QStringLiteral("too_long"), kKeywordLength);
        else
            settings.keywords.append(keyword.toString());
    }
    if (keywords.size() > kMaxKeywords)
        reader.reject(QLatin1String("keywords"), QStringLiteral("too_long"), kMaxKeywords);
    if (!reader.ok())
        return reader.error();
    return settings;
}

HttpReply roomReply(const Room &room)
{
    return HttpReply::json({{QLatin1String("room"), toJson(room)}});
}

}  // namespace

QList<Route> roomRoutes(const RouteContext &context)
{
    RoomService &rooms = context.services.rooms;
    ReceiptService &receipts = context.services.receipts;

    const auto list = [&rooms](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const auto workspace = query.id<WorkspaceId>("workspace_id");
        if (!query.ok())
            return exchange->fail(query.error());
        rooms.list(exchange->caller(), workspace, exchange->reply<QList<Room>>([](const QList<Room> &all) {
            return HttpReply::json(listJson(QLatin1String("rooms"), all));
        }));
    };
    const auto create = [&rooms](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(createRoomRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        rooms.create(exchange->caller(), *request, exchange->reply<CreatedRoom>([](const CreatedRoom &created) {
            return HttpReply::json({{QLatin1String("room"), toJson(created.room)}}, created.created ? 201 : 200);
        }));
    };
    const auto get = [&rooms](const ExchangePtr &exchange) {
        rooms.get(exchange->caller(), exchange->id<RoomId>(0), exchange->reply<Room>(roomReply));
    };
    const auto update = [&rooms](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(updateRoomRequestFromJson);
        if (!request)
            return exchange->fail(request.error());
        rooms.update(exchange->caller(), exchange->id<RoomId>(0), *request, exchange->reply<Room>(roomReply));
    };
    const auto remove = [&rooms](const ExchangePtr &exchange) {
        rooms.remove(exchange->caller(), exchange->id<RoomId>(0), exchange->replyDone());
    };
    const auto setSettings = [&receipts](const ExchangePtr &exchange) {
        const auto settings = exchange->readBody(settingsFromJson);
        if (!settings)
            return exchange->fail(settings.error());
        receipts.setSettings(exchange->caller(), exchange->id<RoomId>(0), *settings,
                             exchange->reply<RoomSettings>([](const RoomSettings &now) {
                                 return HttpReply::json({{QLatin1String("settings"), toJson(now)}});
                             }));
    };

    return {
        {"GET", endpoint::kRooms, Access::Session, list},
        {"POST", endpoint::kRooms, Access::Session, create},
        {"GET", QStringLiteral("/api/chat/rooms/{id}"), Access::Session, get},
        {"PATCH", QStringLiteral("/api/chat/rooms/{id}"), Access::Session, update},
        {"DELETE", QStringLiteral("/api/chat/rooms/{id}"), Access::Session, remove},
        {"PUT", QStringLiteral("/api/chat/rooms/{id}/settings"), Access::Session, setSettings},
    };
}

}  // namespace parlor
