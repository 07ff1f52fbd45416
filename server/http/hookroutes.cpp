// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/idgenerator.h"
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/administration.h"
#include "protocol/json.h"
#include "protocol/textrules.h"
#include "service/services.h"

namespace parlor {

namespace {

Result<QString> hookNameFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const QString name = reader.has(QLatin1String("name")) ? textrules::displayName(reader, QLatin1String("name"))
                                                           : QStringLiteral("Hook");
    if (!reader.ok())
        return reader.error();
    return name;
}

/// Programs that were written for other chats send the object as `payload` of a form.
Result<QJsonObject> hookObject(const Exchange &exchange)
{
    const HttpRequest &request = exchange.request();
    if (!request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded"))
        return exchange.bodyObject();
    QByteArray form = request.body;
    form.replace('+', ' ');  // what QUrlQuery leaves as it is
    const QUrlQuery fields(QString::fromUtf8(form));
    const QString payload = fields.queryItemValue(QStringLiteral("payload"), QUrl::FullyDecoded);
    return parseJsonObject(payload.toUtf8());
}

/// The header's value, with or without the quotes that a structured field has; without the header any key.
Result<ClientKey> keyOf(const HttpRequest &request, IdGenerator &ids)
{
    QByteArray text = request.header("idempotency-key").trimmed();
    if (text.isEmpty())
        return ids.clientKey();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.mid(1, text.size() - 2);
    const ClientKey key{QString::fromLatin1(text)};
    if (key.isValid())
        return key;
    return Error{ErrorCode::InvalidFields,
                 QStringLiteral("Idempotency-Key is 8 to 64 of A-Z a-z 0-9 - _"),
                 {{QStringLiteral("Idempotency-Key"), QStringLiteral("invalid"), {}}},
                 0};
}

}  // namespace

QList<Route> hookRoutes(const RouteContext &context)
{
    HookService &hooks = context.services.hooks;
    IdGenerator &ids = context.ids;
    const Limits limits = context.server.limits;

    const auto create = [&hooks, address = context.address](const ExchangePtr &exchange) {
        // Nothing has to be said of a hook.
        const bool isEmpty = exchange->request().body.trimmed().isEmpty();
        const auto name = isEmpty ? hookNameFromJson({}) : exchange->readBody(hookNameFromJson);
        if (!name)
            return exchange->fail(name.error());
        hooks.create(exchange->caller(), exchange->id<RoomId>(0), *name,
                     exchange->reply<NewHook>([address](const NewHook &made) {
                         return HttpReply::json({{QLatin1String("hook"), toJson(made.hook)},
                                                 {QLatin1String("url"), address.url(u"/api/hooks/" + made.secret)}},
                                                201);
                     }));
    };
    const auto list = [&hooks](const ExchangePtr &exchange) {
        hooks.list(exchange->caller(), exchange->id<RoomId>(0),
                   exchange->reply<QList<Hook>>(
                       [](const QList<Hook> &all) { return HttpReply::json(listJson(QLatin1String("hooks"), all)); }));
    };
    const auto revoke = [&hooks](const ExchangePtr &exchange) {
        hooks.revoke(exchange->caller(), exchange->id<RoomId>(0), exchange->id<HookId>(1), exchange->replyDone());
    };
    const auto post = [&hooks, &ids, limits](const ExchangePtr &exchange) {
        const Result<QJsonObject> object = hookObject(*exchange);
        if (!object)
            return exchange->fail(object.error());
        const Result<HookMessage> message = hookMessageFromJson(*object, limits);
        if (!message)
            return exchange->fail(message.error());
        const Result<ClientKey> key = keyOf(exchange->request(), ids);
        if (!key)
            return exchange->fail(key.error());
        hooks.post(exchange->capture(0), exchange->caller().address, *message, *key,
                   exchange->reply<PostedMessage>([](const PostedMessage &posted) {
                       return HttpReply::jsonText("{\"message\":" + posted.messageJson + '}',
                                                  posted.created ? 201 : 200);
                   }));
    };

    return {
        {"POST", QStringLiteral("/api/chat/rooms/{id}/hooks"), Access::Session, create},
        {"GET", QStringLiteral("/api/chat/rooms/{id}/hooks"), Access::Session, list},
        {"DELETE", QStringLiteral("/api/chat/rooms/{id}/hooks/{id}"), Access::Session, revoke},
        {"POST", QStringLiteral("/api/hooks/{text}"), Access::Public, post},
    };
}

}  // namespace parlor
