// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coreserver.h"

namespace parlor {

/// Four people of one workspace, the first of whom owns it, and every call on their behalf in one word.
struct People {
    CoreServer server;
    Caller ann = server.person(QStringLiteral("ann"));
    Caller bob = server.person(QStringLiteral("bob"));
    Caller eve = server.person(QStringLiteral("eve"));
    Caller kim = server.person(QStringLiteral("kim"));
    static constexpr WorkspaceId kHome{1};

    EventId head() { return *server.log->head(); }

    Result<CreatedRoom> create(const Caller &who, RoomKind kind, const QList<UserId> &others = {},
                               WorkspaceId workspace = kHome)
    {
        return await<CreatedRoom>([&](auto reply) {
            server.services->rooms.create(who, {workspace, kind, QStringLiteral("room"), {}, others}, reply);
        });
    }
    Result<Room> update(const Caller &who, RoomId room, const UpdateRoomRequest &request)
    {
        return await<Room>([&](auto reply) { server.services->rooms.update(who, room, request, reply); });
    }
    Status removeRoom(const Caller &who, RoomId room)
    {
        return await<Done>([&](auto reply) { server.services->rooms.remove(who, room, reply); });
    }
    Status join(const Caller &who, RoomId room)
    {
        return await<Done>([&](auto reply) { server.services->members.join(who, room, reply); });
    }
    Status leave(const Caller &who, RoomId room)
    {
        return await<Done>([&](auto reply) { server.services->members.leave(who, room, reply); });
    }
    Result<AddedMember> add(const Caller &who, RoomId room, UserId user, Role role = Role::Member)
    {
        return await<AddedMember>([&](auto reply) { server.services->members.add(who, room, user, role, reply); });
    }
    Result<Member> setRole(const Caller &who, RoomId room, UserId user, Role role)
    {
        return await<Member>([&](auto reply) { server.services->members.setRole(who, room, user, role, reply); });
    }
    Status removeMember(const Caller &who, RoomId room, UserId user)
    {
        return await<Done>([&](auto reply) { server.services->members.remove(who, room, user, reply); });
    }
    Result<Room> get(const Caller &who, RoomId room)
    {
        return await<Room>([&](auto reply) { server.services->rooms.get(who, room, reply); });
    }
    QList<Room> rooms(const Caller &who)
    {
        return *await<QList<Room>>([&](auto reply) { server.services->rooms.list(who, {}, reply); });
    }

    Result<Workspace> createWorkspace(const Caller &who, const QString &name)
    {
        return await<Workspace>([&](auto reply) { server.services->workspaces.create(who, {name}, reply); });
    }
    Result<Workspace> rename(const Caller &who, WorkspaceId workspace, const QString &name)
    {
        return await<Workspace>([&](auto reply) { server.services->workspaces.update(who, workspace, {name}, reply); });
    }
    QList<Workspace> workspaces(const Caller &who, WorkspaceId after = {}, int limit = 200)
    {
        return *await<QList<Workspace>>(
            [&](auto reply) { server.services->workspaces.list(who, after, limit, reply); });
    }
    Result<AddedMember> enter(const Caller &who, WorkspaceId workspace, UserId user, Role role = Role::Member)
    {
        return await<AddedMember>([&](auto reply) {
            server.services->workspaces.add(who, workspace, {user, role}, reply);
        });
    }
    Result<Member> promote(const Caller &who, WorkspaceId workspace, UserId user, Role role)
    {
        return await<Member>(
            [&](auto reply) { server.services->workspaces.setRole(who, workspace, user, role, reply); });
    }
    Status expel(const Caller &who, WorkspaceId workspace, UserId user)
    {
        return await<Done>([&](auto reply) { server.services->workspaces.remove(who, workspace, user, reply); });
    }

    Status ignore(const Caller &who, UserId user, bool on = true)
    {
        return await<Done>([&](auto reply) { server.services->ignoring.setIgnored(who, user, on, reply); });
    }
    Status pin(const Caller &who, MessageId message, bool on = true)
    {
        return await<Done>([&](auto reply) { server.services->pins.pin(who, message, on, reply); });
    }
    Result<QList<Message>> pins(const Caller &who, RoomId room)
    {
        return await<QList<Message>>([&](auto reply) { server.services->pins.pins(who, room, reply); });
    }
    QList<MessageId> pinIds(const Caller &who, RoomId room)
    {
        QList<MessageId> ids;
        const QList<Message> messages = pins(who, room).value();
        for (const Message &message : messages)
            ids.append(message.id);
        return ids;
    }
    Result<Message> erase(const Caller &who, MessageId message)
    {
        return await<Message>([&](auto reply) { server.services->messages.remove(who, message, reply); });
    }
    Result<ChangedMessage> edit(const Caller &who, MessageId message, const QString &body)
    {
        return await<ChangedMessage>([&](auto reply) {
            server.services->messages.edit(who, message, {body, {}}, reply);
        });
    }
    Result<ReadPosition> read(const Caller &who, RoomId room, Seq seq)
    {
        return await<ReadPosition>([&](auto reply) { server.services->receipts.markRead(who, room, seq, reply); });
    }
    Result<ReadPosition> unread(const Caller &who, RoomId room, Seq seq)
    {
        return await<ReadPosition>([&](auto reply) { server.services->receipts.markUnread(who, room, seq, reply); });
    }
    SyncPicture sync(const Caller &who)
    {
        return *await<SyncPicture>([&](auto reply) { server.services->sync.picture(who, 50, reply); });
    }
    /// The data of the last event of a kind that this person would replay.
    QJsonObject lastOf(const Caller &who, const char *kind)
    {
        const EventLog::Replay replay = *server.log->readFor(who.user, 0, head(), 100'000);
        for (qsizetype i = replay.events.size() - 1; i >= 0; --i) {
            if (replay.events.at(i)->kind == kind)
                return QJsonDocument::fromJson(replay.events.at(i)->dataJson).object();
        }
        return {};
    }
};

inline QStringList kindList(std::initializer_list<const char *> names)
{
    QStringList list;
    for (const char *name : names)
        list.append(QString::fromLatin1(name));
    return list;
}

}  // namespace parlor
