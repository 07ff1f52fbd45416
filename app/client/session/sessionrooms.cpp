// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"
#include "session/session_p.h"

namespace parlor {

namespace {

constexpr WorkspaceId kFirstWorkspace{1};

Reply<Done> statusOnly(QObject *context, Reply<Done> done)
{
    return guarded(context, std::move(done));
}

}  // namespace

/// A room that was made or joined here. Events are right about it where they came first: then it is there
/// already, or gone again.
void Session::Private::takeOwnRoom(const Room &room, quint64 membershipsBefore)
{
    const RoomId id = room.info.id;
    if (rooms.find(id))
        rooms.putInfo(room.info);
    else if (applier.membershipChanges(id) == membershipsBefore)
        applier.putRoom(room);
    else
        return;
    loader.loadRoom(id);
}

void Session::createRoom(const CreateRoomRequest &request, QObject *context, Reply<RoomId> done)
{
    d->roomApi.create(request, this, [this, done = guarded(context, std::move(done))](Result<Room> room) {
        if (!room) {
            done(room.error());
            return;
        }
        d->takeOwnRoom(*room, 0);
        done(room->info.id);
    });
}

void Session::openDirect(UserId user, QObject *context, Reply<RoomId> done)
{
    CreateRoomRequest request;
    request.workspaceId = d->rooms.workspaces().isEmpty() ? kFirstWorkspace : d->rooms.workspaces().first().id;
    request.kind = RoomKind::Direct;
    if (user != selfId())
        request.memberIds = {user};
    createRoom(request, context, std::move(done));
}

void Session::joinRoom(RoomId room, QObject *context, Reply<Done> done)
{
    const auto finish = [this, before = d->applier.membershipChanges(room),
                         done = statusOnly(context, std::move(done))](Result<Room> joined) {
        if (joined && joined->member)
            d->takeOwnRoom(*joined, before);
        done(joined ? Status(Done{}) : Status(joined.error()));
    };
    d->roomApi.join(room, this, [this, room, finish](Status status) {
        if (status)
            d->roomApi.get(room, this, finish);
        else
            finish(status.error());
    });
}

void Session::leaveRoom(RoomId room, QObject *context, Reply<Done> done)
{
    d->roomApi.leave(room, this, statusOnly(context, std::move(done)));
}

void Session::addMember(RoomId room, UserId user, QObject *context, Reply<Done> done)
{
    d->roomApi.addMember(room, user, this, statusOnly(context, std::move(done)));
}

void Session::removeMember(RoomId room, UserId user, QObject *context, Reply<Done> done)
{
    d->roomApi.removeMember(room, user, this, statusOnly(context, std::move(done)));
}

void Session::updateRoom(RoomId room, const UpdateRoomRequest &request, QObject *context, Reply<Done> done)
{
    d->roomApi.update(room, request, this, [this, done = statusOnly(context, std::move(done))](Result<Room> updated) {
        // What is the caller's own in it may be older than what events have said since.
        if (updated)
            d->rooms.putInfo(updated->info);
        done(updated ? Status(Done{}) : Status(updated.error()));
    });
}

void Session::browseChannels(QObject *context, Reply<QList<Room>> done)
{
    d->roomApi.list(this, [done = guarded(context, std::move(done))](Result<QList<Room>> rooms) {
        if (rooms)
            rooms->removeIf([](const Room &room) { return room.member; });
        done(rooms);
    });
}

void Session::searchUsers(const QString &text, QObject *context, Reply<QList<User>> done)
{
    d->people.search(text, this, [this, done = guarded(context, std::move(done))](Result<QList<User>> found) {
        if (found) {
            for (const User &user : *found)
                d->users.put(user);
        }
        done(found);
    });
}

void Session::setPresence(PresenceStatus status)
{
    d->presence = status;
    if (d->isActive)
        d->people.setPresence(status, nullptr, {});
}

}  // namespace parlor
