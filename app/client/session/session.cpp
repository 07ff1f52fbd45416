// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "profile/profile.h"
#include "session/session_p.h"

namespace parlor {

namespace {

constexpr WorkspaceId kFirstWorkspace{1};

Reply<Done> statusOnly(QObject *context, Reply<Done> done)
{
    return guarded(context, std::move(done));
}

}  // namespace

Session::Session(const ClientContext &context, const ServerAddress &server, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, context, server))
{
}

Session::~Session() = default;

// --- Signing in -------------------------------------------------------------------------------------------

void Session::registerAccount(const RegisterRequest &request, QObject *context, Reply<User> done)
{
    d->auth.registerAccount(request, this, [this, done = guarded(context, std::move(done))](Result<Grant> grant) {
        if (grant)
            d->take(*grant, done);
        else
            done(grant.error());
    });
}

void Session::signIn(const LoginRequest &request, QObject *context, Reply<User> done)
{
    d->auth.login(request, this, [this, done = guarded(context, std::move(done))](Result<Grant> grant) {
        if (grant)
            d->take(*grant, done);
        else
            done(grant.error());
    });
}

void Session::resume(const Account &account)
{
    const QString token = d->context.profile.refreshToken(account);
    if (token.isEmpty()) {
        d->signedOut = Error{
            ErrorCode::Unauthorized, QStringLiteral("No credentials are stored for %1").arg(account.username), {}, 0};
        d->refreshState();
        return;
    }
    d->authorizer.setRefreshToken(token);
    d->begin(account);
}

void Session::signOut()
{
    if (!d->isActive)
        return;
    d->authorizer.signOut();
    d->end({});
}

void Session::trustSeenCertificate()
{
    d->pin.trustSeen();
    if (d->isActive)
        d->feed.start();
    d->refreshState();
}

// --- How things stand -------------------------------------------------------------------------------------

const ServerAddress &Session::server() const
{
    return d->http.server();
}

const ServerInfo &Session::serverInfo() const
{
    return d->serverInfo;
}

std::optional<Account> Session::account() const
{
    return d->account;
}

const ConnectionState &Session::connection() const
{
    return d->state;
}

UserId Session::selfId() const
{
    return d->users.self();
}

const UserDirectory &Session::users() const
{
    return d->users;
}

const RoomDirectory &Session::rooms() const
{
    return d->rooms;
}

QList<OutboxEntry> Session::outbox() const
{
    return d->outbox ? d->outbox->entries() : QList<OutboxEntry>();
}

QString Session::roomTitle(RoomId room) const
{
    const RoomState *state = d->rooms.find(room);
    if (!state)
        return {};
    const std::optional<UserId> peer = state->directPeer();
    return peer ? d->users.displayName(*peer) : state->room().info.name;
}

void Session::reconnectNow()
{
    d->feed.retryNow();
    d->joiner.retryNow();
    if (d->outbox)
        d->outbox->retryNow();
}

// --- Messages ---------------------------------------------------------------------------------------------

ClientKey Session::newDraftKey()
{
    return d->context.ids.clientKey();
}

void Session::send(const Draft &draft, QObject *context, Reply<ClientKey> stored)
{
    Draft own = draft;
    if (own.key.isEmpty())
        own.key = newDraftKey();
    std::optional<Error> refusal;
    if (!d->outbox)
        refusal = Error{ErrorCode::Unauthorized, QStringLiteral("Nobody is signed in"), {}, 0};
    else if (own.body.trimmed().isEmpty() || !own.room.isValid() || !own.key.isValid())
        refusal = Error{ErrorCode::InvalidFields, QStringLiteral("There is nothing to send, or nowhere"), {}, 0};
    if (refusal) {
        post(this, [refusal = *refusal, stored = guarded(context, std::move(stored))] { stored(refusal); });
        return;
    }
    d->typing.forget(own.room);
    d->outbox->send(own, context, std::move(stored));
}

void Session::retry(const ClientKey &key)
{
    if (d->outbox)
        d->outbox->retry(key);
}

void Session::discard(const ClientKey &key, QObject *context, Reply<Discarded> done)
{
    if (d->outbox)
        d->outbox->discard(key, context, std::move(done));
}

void Session::editMessage(MessageId id, const QString &body, Revision baseRevision, QObject *context,
                          Reply<Message> done)
{
    const auto finish = [this, done = guarded(context, std::move(done))](Result<Message> message) {
        if (message)
            d->applier.update(*message);
        done(message);
    };
    const EditRequest request{body, baseRevision > 0 ? std::optional(baseRevision) : std::nullopt};
    d->messages.edit(
        id, request, this, [this](const Message &present) { d->applier.update(present); }, finish);
}

void Session::deleteMessage(MessageId id, QObject *context, Reply<Message> done)
{
    d->messages.remove(id, this, [this, done = guarded(context, std::move(done))](Result<Message> message) {
        if (message)
            d->applier.update(*message);
        done(message);
    });
}

void Session::react(MessageId id, const QString &emoji, bool on, QObject *context, Reply<Message> done)
{
    d->messages.react(id, emoji, on, this, [this, done = guarded(context, std::move(done))](Result<Message> message) {
        if (message)
            d->applier.update(*message);
        done(message);
    });
}

// --- History, reading, typing -----------------------------------------------------------------------------

void Session::loadOlder(RoomId room)
{
    d->history.loadOlder(room);
}

void Session::fillGap(RoomId room, Gap gap)
{
    d->history.fillGap(room, gap);
}

void Session::loadAround(RoomId room, Seq seq, QObject *context, Reply<Done> done)
{
    d->history.loadAround(room, seq, context, std::move(done));
}

void Session::markRead(RoomId room, Seq seq)
{
    const RoomState *state = d->rooms.find(room);
    if (state && seq > state->room().lastReadSeq)
        d->readReporter.markRead(room, seq);
}

void Session::setTyping(RoomId room, bool typing)
{
    if (d->isActive)
        d->typing.setTyping(room, typing);
}

// --- Rooms and people -------------------------------------------------------------------------------------

void Session::createRoom(const CreateRoomRequest &request, QObject *context, Reply<RoomId> done)
{
    d->roomApi.create(request, this, [this, done = guarded(context, std::move(done))](Result<Room> room) {
        if (!room) {
            done(room.error());
            return;
        }
        d->applier.putRoom(*room);
        d->loader.loadRoom(room->info.id);
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
    const auto finish = [this, room, done = statusOnly(context, std::move(done))](Result<Room> joined) {
        if (joined) {
            d->applier.putRoom(*joined);
            d->loader.loadRoom(room);
        }
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
        if (updated)
            d->applier.putRoom(*updated);
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
