// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idgenerator.h"
#include "base/json.h"
#include "base/manualclock.h"
#include "bus/inprocessbus.h"
#include "patience.h"
#include "service/services.h"
#include "store/readers.h"
#include "store/store.h"
#include "store/writer.h"

#include <QTemporaryDir>
#include <QTest>
#include <future>

namespace parlor {

/// Waits for the one answer of a call. Answers come on the server's threads.
template<typename T, typename Call>
Result<T> await(Call &&call)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    std::future<Result<T>> answer = promise->get_future();
    call(Reply<T>([promise](Result<T> result) { promise->set_value(std::move(result)); }));
    return answer.get();
}

/// The store, the bus and the services of a server, without HTTP and with a clock that stands.
class CoreServer
{
public:
    explicit CoreServer(const ServerSettings &s = {}, quint32 seed = 7) : ids(seed), settings(s)
    {
        settings.passwordCost = {1, 8192, 1};
        bus.subscribe({[this](const QList<LoggedEventPtr> &events) {
                           const std::scoped_lock lock(mutex);
                           logged += events;
                       },
                       [this](const PassingEvent &event) {
                           const std::scoped_lock lock(mutex);
                           passing.append(event);
                       },
                       [this](const SessionEnded &event) {
                           const std::scoped_lock lock(mutex);
                           ended.append(event);
                       }});
        start();
    }

    void start()
    {
        auto opened = Store::open(directory.path(), clock, ids, bus);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store = std::move(opened).value();
        services = std::make_unique<Services>(
            ServiceContext{clock, ids, *store, store->writer(), store->readers(), bus, settings});
        log = std::move(store->openLog()).value();
    }
    void stop()
    {
        log.reset();
        services.reset();
        store.reset();
    }

    /// Registers somebody and signs them in.
    Caller person(const QString &name)
    {
        const auto grant = await<Grant>([&](auto reply) {
            services->accounts.registerAccount({name, QStringLiteral("correct horse"), name.toUpper(), {}}, kHere,
                                               reply);
        });
        if (!grant)
            qFatal("%s", qPrintable(grant.error().detail));
        grants.insert(name, *grant);
        return *services->accounts.authenticate(grant->accessToken.toLatin1());
    }
    RoomId room(const Caller &maker, RoomKind kind, const QList<UserId> &others = {})
    {
        return await<CreatedRoom>([&](auto reply) {
                   services->rooms.create(maker, {WorkspaceId{1}, kind, QStringLiteral("room"), {}, others}, reply);
               })
            ->room.info.id;
    }
    Result<PostedMessage> tryPost(const Caller &caller, RoomId where, const ComposeRequest &request)
    {
        return await<PostedMessage>([&](auto reply) { services->messages.post(caller, where, request, reply); });
    }
    Message post(const Caller &caller, RoomId where, const QString &body)
    {
        return tryPost(caller, where, {ids.clientKey(), body, {}, {}, {}})->message;
    }
    Room view(const Caller &caller, RoomId where)
    {
        return *await<Room>([&](auto reply) { services->rooms.get(caller, where, reply); });
    }
    /// What a stream of this person would replay, as "type" of each event.
    QStringList replay(const Caller &caller, EventId after = 0)
    {
        QStringList kinds;
        const EventLog::Replay replayed = *log->readFor(caller.user, after, *log->head(), 10'000);
        for (const LoggedEventPtr &event : replayed.events)
            kinds.append(QString::fromLatin1(event->kind));
        return kinds;
    }

    inline static const QString kHere = QStringLiteral("127.0.0.1");

    QTemporaryDir directory;
    ManualClock clock;
    SeededIdGenerator ids;
    InProcessBus bus;
    ServerSettings settings;
    std::mutex mutex;
    QList<LoggedEventPtr> logged;
    QList<PassingEvent> passing;
    QList<SessionEnded> ended;
    QHash<QString, Grant> grants;
    std::unique_ptr<Store> store;
    std::unique_ptr<Services> services;
    std::unique_ptr<EventLog> log;
};

}  // namespace parlor
