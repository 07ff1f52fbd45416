// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeparlor.h"

#include "protocol/endpoints.h"
#include "protocol/json.h"

#include <QJsonArray>

namespace parlor {

namespace {

User person(qint64 id, const QString &name)
{
    User user;
    user.id = UserId{id};
    user.username = name;
    user.displayName = name;
    user.createdAt = Timestamp{1'795'000'000'000};
    user.revision = id;
    return user;
}

}  // namespace

FakeParlor::FakeParlor() : alice(person(1, QStringLiteral("alice"))), bob(person(2, QStringLiteral("bob")))
{
    room.room.info.id = RoomId{1};
    room.room.info.workspaceId = WorkspaceId{1};
    room.room.info.kind = RoomKind::Channel;
    room.room.info.name = QStringLiteral("general");
    room.room.info.createdBy = alice.id;
    room.room.info.createdAt = Timestamp{1'795'000'000'000};
    room.room.info.revision = 1;
    room.room.member = true;
    room.members = {{alice, Role::Owner}, {bob, Role::Member}};

    http.handle("POST", endpoint::kLogin,
                [this](const FakeRequest &, FakeExchange &exchange) { exchange.reply(200, toJson(grant())); });
    http.handle("POST", endpoint::kRefresh,
                [this](const FakeRequest &, FakeExchange &exchange) { exchange.reply(200, toJson(grant(2))); });
    http.handle("POST", endpoint::kLogout, [](const FakeRequest &, FakeExchange &exchange) { exchange.reply(204); });
    http.handle("GET", endpoint::kSync,
                [this](const FakeRequest &, FakeExchange &exchange) { exchange.reply(200, toJson(picture())); });
    http.handle("GET", endpoint::kOnlineUsers, [](const FakeRequest &, FakeExchange &exchange) {
        exchange.reply(200, {{QStringLiteral("users"), QJsonArray()}});
    });
    http.handle("GET", endpoint::kEvents, [this](const FakeRequest &request, FakeExchange &exchange) {
        stream = &exchange;
        exchange.beginStream();
        const std::optional<Cursor> since = Cursor::fromText(
            QString::fromLatin1(request.headers.value("last-event-id")));
        hello(since.value_or(cursor()));
    });
    http.handle("POST", messagesPath(),
                [this](const FakeRequest &request, FakeExchange &exchange) { answerPost(request, exchange); });
}

Grant FakeParlor::grant(int number) const
{
    return {alice, QStringLiteral("access-%1").arg(number), 900, QStringLiteral("refresh-%1").arg(number)};
}

SyncPicture FakeParlor::picture() const
{
    SyncPicture picture;
    picture.cursor = cursor();
    picture.me = alice;
    picture.server.name = QStringLiteral("fake");
    picture.server.version = QStringLiteral("1");
    picture.server.epoch = epoch;
    picture.workspaces = {{WorkspaceId{1}, QStringLiteral("home"), Role::Owner, Timestamp{1'795'000'000'000}, 1}};
    picture.users = {alice, bob};
    picture.rooms = {room};
    return picture;
}

Message FakeParlor::message(const User &sender, const QString &body, const ClientKey &key)
{
    Message message;
    message.id = MessageId{m_nextMessage.value++};
    message.roomId = room.room.info.id;
    message.seq = ++room.room.info.lastSeq;
    message.revision = head + 1;
    message.clientKey = key;
    message.senderId = sender.id;
    message.body = body;
    message.createdAt = Timestamp{1'795'248'000'000 + message.seq};
    room.messages.append(message);
    return message;
}

Event FakeParlor::event(event::Payload payload, std::optional<RoomId> inRoom)
{
    Event event;
    if (isDurable(payload)) {
        ++head;
        event.cursor = cursor();
    }
    event.roomId = inRoom;
    event.at = Timestamp{1'795'248'000'000};
    event.payload = std::move(payload);
    return event;
}

void FakeParlor::send(const Event &event)
{
    if (!stream)
        return;
    sent += event.cursor ? 1 : 0;
    stream->sendEvent(eventType(event.payload).toLatin1(), toJson(event),
                      event.cursor ? event.cursor->toText().toLatin1() : QByteArray());
}

void FakeParlor::hello(const Cursor &at)
{
    sent = 0;
    stream->sendEvent("hello", toJson(control::Hello{QStringLiteral("s-1"), at, 15}));
}

void FakeParlor::heartbeat(qint64 claimed)
{
    stream->sendEvent("heartbeat", toJson(control::Heartbeat{cursor(), claimed}), cursor().toText().toLatin1());
}

void FakeParlor::answerPost(const FakeRequest &request, FakeExchange &exchange)
{
    const ClientKey key{request.body.value(QLatin1String("client_key")).toString()};
    for (const Message &stored : std::as_const(room.messages)) {
        if (stored.clientKey == key) {
            exchange.reply(200, {{QStringLiteral("message"), toJson(stored)}});
            return;
        }
    }
    const Message stored = message(alice, request.body.value(QLatin1String("body")).toString(), key);
    const Event announced = event(event::NewMessage{stored});
    exchange.reply(201, {{QStringLiteral("message"), toJson(stored)}});
    send(announced);
}

}  // namespace parlor
