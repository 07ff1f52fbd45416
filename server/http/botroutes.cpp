// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/json.h"
#include "protocol/textrules.h"
#include "service/services.h"

namespace parlor {

namespace {

struct BotRequest {
    QString name;
    WorkspaceId workspace;
};

Result<BotRequest> botFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const BotRequest request{textrules::displayName(reader, QLatin1String("name")),
                             reader.id<WorkspaceId>(QLatin1String("workspace_id"))};
    if (!reader.ok())
        return reader.error();
    return request;
}

Result<bool> processingFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const bool isProcessing = reader.boolean(QLatin1String("is_processing"));
    if (!reader.ok())
        return reader.error();
    return isProcessing;
}

Result<QString> choiceFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QString choice = reader.text(QLatin1String("choice"));
    if (!reader.ok())
        return reader.error();
    return choice;
}

HttpReply newBotReply(const NewBot &bot)
{
    return HttpReply::json({{QLatin1String("user"), toJson(bot.user)}, {QLatin1String("token"), bot.token}}, 201);
}

HttpReply decidedReply(const ChangedMessage &changed)
{
    const QJsonObject message{{QLatin1String("message"), toJson(changed.message)}};
    if (!changed.conflict)
        return HttpReply::json(message);
    return HttpReply::problem({ErrorCode::Conflict, QStringLiteral("this has been decided, or is over"), {}, 0},
                              message);
}

}  // namespace

QList<Route> botRoutes(const RouteContext &context)
{
    BotService &bots = context.services.bots;
    ActionService &actions = context.services.actions;
    RoomStateService &states = context.services.roomStates;

    const auto create = [&bots](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(botFromJson);
        if (!request)
            return exchange->fail(request.error());
        bots.create(exchange->caller(), request->workspace, request->name, exchange->reply<NewBot>(newBotReply));
    };
    const auto renew = [&bots](const ExchangePtr &exchange) {
        bots.renewToken(exchange->caller(), exchange->id<UserId>(0), exchange->reply<NewBot>(newBotReply));
    };
    const auto revoke = [&bots](const ExchangePtr &exchange) {
        bots.revokeToken(exchange->caller(), exchange->id<UserId>(0), exchange->replyDone());
    };
    const auto decide = [&actions](const ExchangePtr &exchange) {
        const auto choice = exchange->readBody(choiceFromJson);
        if (!choice)
            return exchange->fail(choice.error());
        actions.decide(exchange->caller(), exchange->id<ActionId>(0), *choice,
                       exchange->reply<ChangedMessage>(decidedReply));
    };
    const auto setState = [&states](const ExchangePtr &exchange) {
        const auto isProcessing = exchange->readBody(processingFromJson);
        if (!isProcessing)
            return exchange->fail(isProcessing.error());
        states.setProcessing(exchange->caller(), exchange->id<RoomId>(0), *isProcessing, exchange->replyDone());
    };

    return {
        {"POST", QStringLiteral("/api/bots"), Access::Session, create},
        {"POST", QStringLiteral("/api/bots/{id}/token"), Access::Session, renew},
        {"DELETE", QStringLiteral("/api/bots/{id}/token"), Access::Session, revoke},
        {"POST", QStringLiteral("/api/chat/actions/{id}"), Access::Session, decide},
        {"POST", QStringLiteral("/api/chat/rooms/{id}/state"), Access::Session, setState},
    };
}

}  // namespace parlor
