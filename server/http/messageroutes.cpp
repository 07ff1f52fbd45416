// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "http/routes.h"
#include "protocol/json.h"
#include "service/services.h"

namespace parlor {

namespace {

constexpr qint64 kPageDefault = 50;

QJsonObject messageJson(const Message &message)
{
    return {{QLatin1String("message"), toJson(message)}};
}

HttpReply messageReply(const Message &message)
{
    return HttpReply::json(messageJson(message));
}

HttpReply postedReply(const PostedMessage &posted)
{
    QByteArray text = R"({"message":)";
    text += posted.messageJson;
    text += '}';
    return HttpReply::jsonText(std::move(text), posted.created ? 201 : 200);
}

HttpReply changedReply(const ChangedMessage &changed)
{
    if (!changed.conflict)
        return messageReply(changed.message);
    return HttpReply::problem({ErrorCode::Conflict, QStringLiteral("the message has changed"), {}, 0},
                              messageJson(changed.message));
}

HttpReply positionReply(const ReadPosition &position)
{
    return HttpReply::json(toJson(position));
}

Result<PagePosition> positionFrom(QueryReader &query)
{
    using Kind = PagePosition::Kind;
    PagePosition position{Kind::Newest, 0};
    int given = 0;
    for (const auto &[name, kind] :
         {std::pair("before_seq", Kind::Before), {"after_seq", Kind::After}, {"around_seq", Kind::Around}}) {
        if (!query.has(name))
            continue;
        position = {kind, query.integer(name, 0)};
        if (position.seq < 0)
            query.reject(name, QStringLiteral("invalid"));
        if (++given > 1)
            query.reject(name, QStringLiteral("invalid"));
    }
    if (!query.ok())
        return query.error();
    return position;
}

Result<Seq> seqFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const Seq seq = reader.integer(QLatin1String("seq"));
    if (reader.ok() && seq < 0)
        reader.reject(QLatin1String("seq"), QStringLiteral("invalid"));
    if (!reader.ok())
        return reader.error();
    return seq;
}

Result<bool> typingFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    const bool typing = reader.boolean(QLatin1String("typing"));
    if (!reader.ok())
        return reader.error();
    return typing;
}

QList<Route> readRoutes(Services &services)
{
    ReceiptService &receipts = services.receipts;
    TypingService &typing = services.typing;

    const auto markRead = [&receipts](const ExchangePtr &exchange) {
        const auto seq = exchange->readBody(seqFromJson);
        if (!seq)
            return exchange->fail(seq.error());
        receipts.markRead(exchange->caller(), exchange->id<RoomId>(0), *seq,
                          exchange->reply<ReadPosition>(positionReply));
    };
    const auto markUnread = [&receipts](const ExchangePtr &exchange) {
        const auto seq = exchange->readBody(seqFromJson);
        if (!seq)
            return exchange->fail(seq.error());
        receipts.markUnread(exchange->caller(), exchange->id<RoomId>(0), *seq,
                            exchange->reply<ReadPosition>(positionReply));
    };
    const auto setTyping = [&typing](const ExchangePtr &exchange) {
        const auto isTyping = exchange->readBody(typingFromJson);
        if (!isTyping)
            return exchange->fail(isTyping.error());
        typing.setTyping(exchange->caller(), exchange->id<RoomId>(0), *isTyping, exchange->replyDone());
    };

    return {
        {"POST", QStringLiteral("/api/chat/rooms/{id}/read"), Access::Session, markRead},
        {"POST", QStringLiteral("/api/chat/rooms/{id}/unread"), Access::Session, markUnread},
        {"POST", QStringLiteral("/api/chat/rooms/{id}/typing"), Access::Session, setTyping},
    };
}

}  // namespace

QList<Route> messageRoutes(const RouteContext &context)
{
    MessageService &messages = context.services.messages;
    ActionService &actions = context.services.actions;
    const Limits limits = context.server.limits;

    const auto post = [&messages, &actions, limits](const ExchangePtr &exchange) {
        const ComposedBy by = exchange->caller().isBot ? ComposedBy::Bot : ComposedBy::Person;
        const auto request = exchange->readBody(
            [&limits, by](const QJsonObject &o) { return composeRequestFromJson(o, limits, by); });
        if (!request)
            return exchange->fail(request.error());
        messages.post(exchange->caller(), exchange->id<RoomId>(0), *request,
                      actions.watched(exchange->reply<PostedMessage>(postedReply)));
    };
    const auto page = [&messages](const ExchangePtr &exchange) {
        QueryReader query(exchange->request().query);
        const qint64 limit = query.integer("limit", kPageDefault);
        const Result<PagePosition> position = positionFrom(query);
        if (!position)
            return exchange->fail(position.error());
        messages.page(
            exchange->caller(), exchange->id<RoomId>(0), *position, limit,
            exchange->reply<MessagePage>([](const MessagePage &found) { return HttpReply::json(toJson(found)); }));
    };
    const auto get = [&messages](const ExchangePtr &exchange) {
        messages.get(exchange->caller(), exchange->id<MessageId>(0), exchange->reply<Message>(messageReply));
    };
    const auto getByKey = [&messages](const ExchangePtr &exchange) {
        messages.getByKey(exchange->caller(), ClientKey{exchange->capture(0)}, exchange->reply<Message>(messageReply));
    };
    const auto edit = [&messages, limits](const ExchangePtr &exchange) {
        const auto request = exchange->readBody(
            [&limits](const QJsonObject &o) { return editRequestFromJson(o, limits, true); });
        if (!request)
            return exchange->fail(request.error());
        messages.edit(exchange->caller(), exchange->id<MessageId>(0), *request,
                      exchange->reply<ChangedMessage>(changedReply));
    };
    const auto remove = [&messages](const ExchangePtr &exchange) {
        messages.remove(exchange->caller(), exchange->id<MessageId>(0), exchange->reply<Message>(messageReply));
    };
    const auto react = [&messages](const ExchangePtr &exchange) {
        const bool on = exchange->request().method == "PUT";
        messages.react(exchange->caller(), exchange->id<MessageId>(0), exchange->capture(1), on,
                       exchange->reply<ChangedMessage>(changedReply));
    };

    QList<Route> routes{
        {"POST", QStringLiteral("/api/chat/rooms/{id}/messages"), Access::Session, post},
        {"GET", QStringLiteral("/api/chat/rooms/{id}/messages"), Access::Session, page},
        {"GET", QStringLiteral("/api/chat/messages/{id}"), Access::Session, get},
        {"GET", QStringLiteral("/api/chat/messages/by-key/{text}"), Access::Session, getByKey},
        {"PATCH", QStringLiteral("/api/chat/messages/{id}"), Access::Session, edit},
        {"DELETE", QStringLiteral("/api/chat/messages/{id}"), Access::Session, remove},
        {"PUT", QStringLiteral("/api/chat/messages/{id}/reactions/{text}"), Access::Session, react},
        {"DELETE", QStringLiteral("/api/chat/messages/{id}/reactions/{text}"), Access::Session, react},
    };
    return routes + readRoutes(context.services);
}

}  // namespace parlor
