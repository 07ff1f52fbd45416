// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_p.h"

#include "base/logging.h"
#include "connection/networkmonitor.h"
#include "profile/profile.h"

#include <QFile>

namespace parlor {

Session::Private::Private(Session *session, const ClientContext &clientContext, const ServerAddress &server)
    : q(session),
      context(clientContext),
      pin(server.fingerprint),
      http(context.clock, server, pin),
      authorizer(context.clock, http),
      api(http, authorizer),
      auth(http),
      messages(api),
      roomApi(api),
      people(api),
      sync(api),
      applier(context.clock, rooms, users),
      history(messages, rooms, applier),
      loader(context.clock, context.ids, roomApi, people, history, applier, rooms, users),
      readReporter(context.clock, context.ids, roomApi, applier),
      typing(context.clock, roomApi),
      stream(context.clock, server, pin),
      feed(context.clock, context.ids, authorizer, stream, sync),
      joiner(context.clock, context.ids, sync, applier),
      wake(context.clock),
      tick(context.clock.createTimer(session, [this] { refreshState(); }))
{
    wireFeed();
    wireApplier();
    connect(&authorizer, &Authorizer::granted, q, [this](const Grant &grant) { storeCredentials(grant.refreshToken); });
    connect(&authorizer, &Authorizer::refused, q, [this](const Error &why) { end(why); });
    connect(&api, &ApiClient::refused, q, [this](const Error &why) { end(why); });
    connect(&wake, &WakeDetector::woke, q, [this] { feed.retryNow(true); });
    connect(&pin, &CertificatePin::mismatched, q, [this] {
        feed.stop();
        refreshState();
    });
    connect(&pin, &CertificatePin::learned, q, [this](const QByteArray &fingerprint) {
        if (!account)
            return;
        account->server.fingerprint = fingerprint;
        if (const Status saved = context.profile.save(*account); !saved)
            qCWarning(logClient) << "the account cannot be stored:" << saved.error().detail;
    });
    if (context.network) {
        connect(context.network, &NetworkMonitor::changed, q, [this] {
            if (!context.network->isOffline()) {
                feed.retryNow(true);
                if (outbox)
                    outbox->retryNow();
            }
            refreshState();
        });
    }
}

Session::Private::~Private()
{
    // The parts say goodbye to nobody.
    feed.disconnect();
    joiner.disconnect();
    if (outbox)
        outbox->disconnect();
}

// --- Signing in and out -----------------------------------------------------------------------------------

void Session::Private::take(const Grant &grant, Reply<User> done)
{
    end({});
    Account who{http.server(), grant.user.username, grant.user.id, grant.user.displayName};
    who.server.fingerprint = pin.known();
    if (const Status saved = context.profile.save(who); !saved)
        qCWarning(logClient) << "the account cannot be stored:" << saved.error().detail;
    authorizer.setGrant(grant);
    begin(who);
    storeCredentials(grant.refreshToken);
    users.setSelf(grant.user);
    done(grant.user);
}

void Session::Private::begin(const Account &who)
{
    const bool isSomebodyElse = account && account->id() != who.id();
    if (isSomebodyElse) {
        const QList<RoomId> known = rooms.ids();
        for (const RoomId id : known)
            rooms.remove(id);
        users.clear();
        feed.forget();
        readReporter.clear();
        applier.forgetReads();
        loader.clear();
        outbox.reset();
    }
    account = who;
    signedOut.reset();
    stopped.reset();
    isActive = true;
    isSynced = false;
    if (!users.find(who.userId))
        users.setSelf(User{who.userId, who.username, who.displayName, {}, {}, {}, false, {}, 0});
    rooms.setSelf(who.userId);
    refreshState();
    if (outbox)
        goOnline();
    else
        openOutbox();
}

void Session::Private::openOutbox()
{
    outbox = std::make_unique<Outbox>(context.clock, context.ids, messages, disk);
    wireOutbox();
    // What waits is known before anything comes in: a confirmation must find it.
    const QString file = context.profile.accountDirectory(*account) + QLatin1String("/outbox.sqlite");
    outbox->open(file, q, [this](Status) { goOnline(); });
}

void Session::Private::goOnline()
{
    if (!isActive)
        return;
    outbox->setSending(true);
    feed.start();
    wake.start();
    refreshState();
}

void Session::Private::storeCredentials(const QString &refreshToken)
{
    if (!account)
        return;
    disk.run([file = context.profile.refreshTokenFile(*account), content = refreshToken.toUtf8()] {
        if (!writePrivateFile(file, content))
            qCWarning(logClient) << "the credentials cannot be stored in" << file;
    });
}

void Session::Private::end(const std::optional<Error> &why)
{
    if (!isActive)
        return;
    isActive = false;
    wasLive = false;
    signedOut = why;
    wake.stop();
    feed.stop();
    if (joiner.isJoining())
        feed.forget();
    joiner.cancel();
    authorizer.clear();
    if (outbox)
        outbox->setSending(false);
    rooms.clearTyping();
    disk.run([file = context.profile.refreshTokenFile(*account)] { QFile::remove(file); });
    refreshState();
}

// --- Joining the parts ------------------------------------------------------------------------------------

void Session::Private::wireFeed()
{
    connect(&feed, &EventFeed::stateChanged, q, [this] { takeFeedState(); });
    connect(&feed, &EventFeed::streamIdChanged, q, [this](const QString &id) { http.setStreamId(id); });
    connect(&feed, &EventFeed::eventReceived, q, [this](const Event &event) { joiner.take(event); });
    connect(&feed, &EventFeed::verified, q, [this](const Cursor &cursor) {
        // What is kept back has come, but is not applied yet.
        if (!joiner.isJoining())
            applier.forgetUpTo(cursor);
    });
    connect(&feed, &EventFeed::broken, q, [this](EventFeed::Break how) { joiner.begin(how); });
    connect(&feed, &EventFeed::sessionRevoked, q, [this](const Error &why) { end(why); });
    connect(&feed, &EventFeed::gaveUp, q, [this](const Error &why) {
        stopped = why;
        refreshState();
    });
    connect(&joiner, &Joiner::pictureApplied, q,
            [this](const SyncPicture &picture, EventFeed::Break how) { takePicture(picture, how); });
    connect(&joiner, &Joiner::joined, q, [this] {
        refreshState();
        loader.loadPresence();
        if (!std::exchange(isSynced, true))
            Q_EMIT q->synced();
    });
}

void Session::Private::wireApplier()
{
    connect(&applier, &EventApplier::ownMessageConfirmed, q, [this](const ClientKey &key) {
        if (outbox)
            outbox->confirm(key);
    });
    connect(&applier, &EventApplier::roomDiscovered, q, [this](RoomId room) { loader.loadRoom(room); });
    connect(&applier, &EventApplier::unreadUnknown, q, [this](RoomId room) {
        loader.refreshRoom(room);
        history.fillSmallGapAtEnd(room);
    });
    connect(&rooms, &RoomDirectory::roomAdded, q, [this](RoomId room) { composeWaiting(room); });
}

void Session::Private::wireOutbox()
{
    connect(outbox.get(), &Outbox::composed, q, [this](const OutboxEntry &entry) { compose(entry); });
    connect(outbox.get(), &Outbox::deliveryChanged, q, [this](const OutboxEntry &entry) {
        const PendingMessage pending = entry.pending();
        rooms.changeTimeline(entry.room, [&](Timeline &timeline) {
            return timeline.setDelivery(pending.clientKey, pending.state, pending.failure);
        });
    });
    connect(outbox.get(), &Outbox::answered, q, [this](const Message &message) {
        applier.placeNew(message);
        // The server can be reached again: no reason to sit out the backoff.
        if (feed.state() == EventFeed::State::Waiting)
            feed.retryNow();
    });
    connect(outbox.get(), &Outbox::discarded, q, [this](RoomId room, const ClientKey &key) {
        rooms.changeTimeline(room, [&](Timeline &timeline) { return timeline.discard(key); });
    });
    connect(outbox.get(), &Outbox::changed, q, [this] {
        refreshState();
        Q_EMIT q->outboxChanged();
    });
}

void Session::Private::compose(const OutboxEntry &entry)
{
    rooms.changeTimeline(entry.room, [&](Timeline &timeline) { return timeline.compose(entry.pending()); });
}

void Session::Private::composeWaiting(RoomId room)
{
    if (!outbox)
        return;
    const QList<OutboxEntry> entries = outbox->entries();
    for (const OutboxEntry &entry : entries) {
        if (entry.room == room)
            compose(entry);
    }
}

void Session::Private::takePicture(const SyncPicture &picture, EventFeed::Break how)
{
    feed.advanceTo(picture.cursor);
    serverInfo = picture.server;
    history.setPageLimit(picture.server.limits.page);
    for (const SyncRoom &room : picture.rooms) {
        const RoomId id = room.room.info.id;
        if (how == EventFeed::Break::Reset && !room.messages.isEmpty())
            history.refreshBefore(id, room.messages.first().seq);
        history.fillSmallGapAtEnd(id);
    }
}

}  // namespace parlor
