// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/authapi.h"
#include "api/messageapi.h"
#include "api/peopleapi.h"
#include "api/roomapi.h"
#include "api/syncapi.h"
#include "connection/eventfeed.h"
#include "connection/wakedetector.h"
#include "disk/diskthread.h"
#include "outbox/outbox.h"
#include "session/eventapplier.h"
#include "session/historyloader.h"
#include "session/joiner.h"
#include "session/readreporter.h"
#include "session/roomloader.h"
#include "session/session.h"
#include "session/typingnotifier.h"

namespace parlor {

/// The parts of a session and how they are joined. Each needs only those declared before it.
struct Session::Private {
    Private(Session *session, const ClientContext &clientContext, const ServerAddress &server);
    ~Private();

    // Signing in and out.
    void begin(const Account &who);
    void take(const Grant &grant, Reply<User> done);
    void storeCredentials(const QString &refreshToken);
    void end(const std::optional<Error> &why);
    void openOutbox();
    void goOnline();

    // Joining the parts.
    void wireFeed();
    void wireApplier();
    void wireOutbox();
    void compose(const OutboxEntry &entry);
    void composeWaiting(RoomId room);
    void takeOwnRoom(const Room &room, quint64 membershipsBefore);
    void takePicture(const SyncPicture &picture, EventFeed::Break how);
    void takeFeedState();
    void afterComingBack();
    void refreshState();
    ConnectionState currentState() const;

    Session *q;
    ClientContext context;
    CertificatePin pin;
    HttpClient http;
    Authorizer authorizer;
    ApiClient api;
    AuthApi auth;
    MessageApi messages;
    RoomApi roomApi;
    PeopleApi people;
    SyncApi sync;
    DiskThread disk;
    RoomDirectory rooms;
    UserDirectory users;
    EventApplier applier;
    HistoryLoader history;
    RoomLoader loader;
    ReadReporter readReporter;
    TypingNotifier typing;
    EventStream stream;
    EventFeed feed;
    Joiner joiner;
    WakeDetector wake;
    std::unique_ptr<Outbox> outbox;  ///< of the account; none before the first signing in
    std::unique_ptr<Timer> tick;     ///< counts the seconds of a wait down

    std::optional<Account> account;
    ServerInfo serverInfo;
    PresenceStatus presence = PresenceStatus::Online;
    ConnectionState state;
    std::optional<Error> signedOut;  ///< why, where it was not the person's wish
    std::optional<Error> stopped;
    bool isActive = false;  ///< between begin() and end()
    bool wasLive = false;
    bool isSynced = false;
};

}  // namespace parlor
