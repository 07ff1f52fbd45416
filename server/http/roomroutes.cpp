// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

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
        const auto settings = exchange->readBody(roomSettingsRequestFromJson);
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
