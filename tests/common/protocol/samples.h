// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/administration.h"
#include "protocol/event.h"
#include "protocol/requests.h"

/// One filled example of everything on the wire; the golden files hold the same as JSON.
namespace parlor::samples {

inline const Timestamp kTime = *Timestamp::fromText(QStringLiteral("2026-11-21T08:15:30.123Z"));
inline const Timestamp kLater = *Timestamp::fromText(QStringLiteral("2026-11-21T08:16:00.000Z"));

inline User user()
{
    User user;
    user.id = UserId{3};
    user.username = QStringLiteral("mali");
    user.displayName = QStringLiteral("มะลิ");
    user.avatarFileId = FileId{44};
    user.statusText = QStringLiteral("на обяд");
    user.statusUntil = kLater;
    user.createdAt = kTime;
    user.revision = 12;
    return user;
}

inline User bot()
{
    User user;
    user.id = UserId{9};
    user.username = QStringLiteral("deploy-bot");
    user.displayName = QStringLiteral("Deploy");
    user.isBot = true;
    user.createdAt = kTime;
    user.revision = 40;
    return user;
}

inline RoomSettings settings()
{
    return {NotifyLevel::Mentions, kLater, true, {QStringLiteral("deploy"), QStringLiteral("午饭")}};
}

inline RoomInfo roomInfo()
{
    RoomInfo room;
    room.id = RoomId{7};
    room.workspaceId = WorkspaceId{1};
    room.kind = RoomKind::Channel;
    room.name = QStringLiteral("general");
    room.topic = QStringLiteral("Everything");
    room.createdBy = UserId{3};
    room.createdAt = kTime;
    room.lastSeq = 42;
    room.pinning = Audience::Admins;
    room.mentionAll = Audience::Admins;
    room.revision = 1041;
    return room;
}

inline Room room()
{
    return {roomInfo(), true, Role::Admin, 40, 2, 1, settings()};
}

inline Message message()
{
    Message message;
    message.id = MessageId{501};
    message.roomId = RoomId{7};
    message.seq = 42;
    message.revision = 1042;
    message.clientKey = ClientKey{QStringLiteral("q1W2e3R4t5Y6u7I8o9P0aA")};
    message.senderId = UserId{3};
    message.body = QStringLiteral(" hello @tom\n\tสวัสดี 👩‍👩‍👧‍👦 \"quoted\" \\ ");
    message.mentions = {{UserId{5}}, true, true};
    message.createdAt = kTime;
    return message;
}

/// A message with everything that one can have.
inline Message fullMessage()
{
    Message message = samples::message();
    message.kind = MessageKind::Assistant;
    message.replyTo = MessageId{499};
    message.rootId = MessageId{498};
    message.replyCount = 2;
    message.forwardedFrom = ForwardedFrom{MessageId{77}, RoomId{6}, UserId{8}, QStringLiteral("Том")};
    message.attachments = {
        Attachment{FileId{44}, QStringLiteral("плажа.png"), QStringLiteral("image/png"), 123456, 640, 480},
        Attachment{FileId{45}, QStringLiteral("notes.txt"), QStringLiteral("text/plain"), 0, 0, 0}};
    message.reactions = {Reaction{QStringLiteral("👍"), {UserId{3}, UserId{5}}},
                         Reaction{QStringLiteral("🇹🇭"), {UserId{5}}}};
    message.action = {{QStringLiteral("id"), 4}, {QStringLiteral("status"), QStringLiteral("pending")}};
    message.editedAt = kLater;
    return message;
}

inline Message deletedMessage()
{
    Message message = samples::message();
    message.revision = 1050;
    message.body.clear();
    message.mentions = {};
    message.deletedAt = kLater;
    return message;
}

inline Message systemMessage()
{
    Message message = samples::message();
    message.kind = MessageKind::System;
    message.clientKey = {};
    message.body.clear();
    message.mentions = {};
    message.system = {{QStringLiteral("type"), QStringLiteral("renamed")},
                      {QStringLiteral("name"), QStringLiteral("general")}};
    return message;
}

inline Action action()
{
    Action action;
    action.id = ActionId{4};
    action.title = QStringLiteral("Внедряване?");
    action.details = QStringLiteral("build 12\nto **production**");
    action.choices = {QStringLiteral("approve"), QStringLiteral("decline"), QStringLiteral("later")};
    action.expiresAt = kLater;
    return action;
}

inline Action decidedAction()
{
    Action action = samples::action();
    action.status = ActionStatus::Declined;
    action.choice = QStringLiteral("later");
    action.decidedBy = UserId{3};
    action.expiresAt.reset();
    return action;
}

inline Invite invite()
{
    return {InviteId{5}, WorkspaceId{1}, RoomId{7}, Role::Guest, UserId{3}, kTime, kLater, 10, 2};
}

inline AuditEntry auditEntry()
{
    return {AuditId{12},
            kTime,
            UserId{3},
            QStringLiteral("role_changed"),
            UserId{5},
            WorkspaceId{1},
            RoomId{7},
            {{QStringLiteral("from"), QStringLiteral("member")}, {QStringLiteral("to"), QStringLiteral("admin")}}};
}

inline ServerInfo server()
{
    ServerInfo info;
    info.name = QStringLiteral("Parlor at home");
    info.version = QStringLiteral("0.1.0");
    info.epoch = QStringLiteral("5f3a");
    info.tlsFingerprint = QStringLiteral("sha256:00ff");
    info.registration = Registration::Invite;
    return info;
}

inline Event envelope(event::Payload payload, bool hasRoom = true)
{
    Event event;
    event.payload = std::move(payload);
    if (isDurable(event.payload))
        event.cursor = Cursor{QStringLiteral("5f3a"), 1042};
    if (hasRoom)
        event.roomId = RoomId{7};
    event.at = kTime;
    return event;
}

inline Event replyEvent()
{
    Event event = samples::envelope(event::NewMessage{fullMessage()});
    event.root = Event::Root{MessageId{498}, 3};
    return event;
}

inline SyncPicture syncPicture()
{
    SyncPicture picture;
    picture.cursor = {QStringLiteral("5f3a"), 1050};
    picture.me = user();
    picture.server = server();
    picture.ignored = {UserId{6}};
    picture.workspaces = {{WorkspaceId{1}, QStringLiteral("Home"), Role::Owner, kTime, 1}};
    picture.users = {user(), bot()};
    picture.rooms = {{room(), {{user(), Role::Owner}, {bot(), Role::Member}}, {message(), systemMessage()}}};
    return picture;
}

}  // namespace parlor::samples
