// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routes.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

QList<Route> pinRoutes(const RouteContext &context)
{
    PinService &pins = context.services.pins;

    const auto pin = [&pins](const ExchangePtr &exchange) {
        const bool on = exchange->request().method == "PUT";
        pins.pin(exchange->caller(), exchange->id<MessageId>(0), on, exchange->replyDone());
    };
    const auto list = [&pins](const ExchangePtr &exchange) {
        pins.pins(exchange->caller(), exchange->id<RoomId>(0),
                  exchange->reply<QList<Message>>([](const QList<Message> &messages) {
                      return HttpReply::json(listJson(QLatin1String("messages"), messages));
                  }));
    };

    return {
        {"PUT", QStringLiteral("/api/chat/messages/{id}/pin"), Access::Session, pin},
        {"DELETE", QStringLiteral("/api/chat/messages/{id}/pin"), Access::Session, pin},
        {"GET", QStringLiteral("/api/chat/rooms/{id}/pins"), Access::Session, list},
    };
}

}  // namespace parlor
