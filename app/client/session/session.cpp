// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "profile/profile.h"
#include "session/session_p.h"

namespace parlor {

namespace {

/// What may be answered within the call is answered in the next turn, as everything else is.
template<typename T>
Reply<T> answeredLater(Session *session, QObject *context, Reply<T> reply)
{
    return [session, reply = guarded(context, std::move(reply))](Result<T> result) {
        post(session, [reply, result] { reply(result); });
    };
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
    stored = answeredLater(this, context, std::move(stored));
    if (refusal) {
        stored(*refusal);
        return;
    }
    d->typing.forget(own.room);
    d->outbox->send(own, this, std::move(stored));
}

void Session::retry(const ClientKey &key)
{
    if (d->outbox)
        d->outbox->retry(key);
}

void Session::discard(const ClientKey &key, QObject *context, Reply<Discarded> done)
{
    done = answeredLater(this, context, std::move(done));
    if (d->outbox)
        d->outbox->discard(key, this, std::move(done));
    else
        done({ErrorCode::Unauthorized, QStringLiteral("Nobody is signed in")});
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

}  // namespace parlor
