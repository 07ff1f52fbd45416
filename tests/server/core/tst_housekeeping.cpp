// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "held.h"
#include "livelystore.h"
#include "measure/measures.h"
#include "service/housekeeping.h"
#include "store/storecheck.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

ServerSettings keepingOneDay()
{
    ServerSettings settings;
    settings.eventRetention = 24h;
    return settings;
}

}  // namespace

class TestHousekeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forgetsOldEventsInBatchesAndKeepsMessages()
    {
        QObject thread;  // what comes back from the writer comes to it: it goes last
        StoreMeasures measures;
        CoreServer server(keepingOneDay());
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        constexpr int kMessages = 1200;  // more than two batches
        std::atomic<int> open = kMessages;
        for (int i = 0; i < kMessages; ++i)
            server.services->messages.post(ann, room, {server.ids.clientKey(), QStringLiteral("words"), {}, {}, {}},
                                           [&open](const Result<PostedMessage> &) { --open; });
        QTRY_COMPARE(open.load(), 0);
        const EventId old = *server.log->head();
        server.clock.advance(23h);
        server.post(ann, room, QStringLiteral("of today"));

        Housekeeping housekeeping(contextOf(server, measures), thread);
        housekeeping.sweep();
        settle(server, ann);
        QCOMPARE(*server.log->oldest(), EventId(1));

        server.clock.advance(2h);
        settle(server, ann);
        // It looks by itself once more, and then goes on batch after batch: the clock stands.
        server.clock.advance(Housekeeping::kPause);
        QTRY_COMPARE(*server.log->oldest(), old + 1);
        QCOMPARE(*server.log->head(), old + 1);
        QTRY_COMPARE(measures.prunedEvents.value(), quint64(old));
        QCOMPARE(server.view(ann, room).info.lastSeq, Seq(kMessages + 1));
        const auto findings = checkDirectory(server.directory.path());
        QVERIFY2(findings->isEmpty(), findings->isEmpty() ? "" : qPrintable(findings->first().where));
    }

    void whatWasTakenBackIsNotCounted()
    {
        QObject thread;  // what comes back from the writer comes to it: it goes last
        StoreMeasures measures;
        CoreServer server(keepingOneDay());
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        const EventId old = *server.log->head();
        server.clock.advance(23h);
        server.post(ann, room, QStringLiteral("of today"));
        server.clock.advance(2h);
        Housekeeping housekeeping(contextOf(server, measures), thread);
        Held held(server.store->writer());
        housekeeping.sweep();
        // It loses the transaction for all that share it, and so they are made once more.
        server.store->writer().write<Done>(
            [](WriteTransaction &transaction) -> Status {
                transaction.database().execute("ROLLBACK");
                return ErrorCode::Unavailable;
            },
            [](const Status &) {});
        held.letGo();
        QTRY_COMPARE(*server.log->oldest(), old + 1);
        QTRY_COMPARE(measures.prunedEvents.value(), quint64(old));
    }

    void aWallClockThatJumpedLeavesNoHole()
    {
        QObject thread;  // what comes back from the writer comes to it: it goes last
        StoreMeasures measures;
        CoreServer server(keepingOneDay());
        const Caller ann = server.person(QStringLiteral("ann"));
        const RoomId room = server.room(ann, RoomKind::Group);
        server.clock.jumpWallTime(48h);
        server.post(ann, room, QStringLiteral("of the future"));
        const EventId future = *server.log->head();
        server.clock.jumpWallTime(-48h);
        server.post(ann, room, QStringLiteral("of the present"));
        server.clock.jumpWallTime(36h);
        Housekeeping housekeeping(contextOf(server, measures), thread);
        housekeeping.sweep();
        QTRY_COMPARE(*server.log->oldest(), future);
        QVERIFY(checkDirectory(server.directory.path())->isEmpty());
    }

    void mayGoWhileTheWriterIsBusy()
    {
        QObject thread;  // what comes back from the writer comes to it: it goes last
        StoreMeasures measures;
        CoreServer server(keepingOneDay());
        {
            Housekeeping housekeeping(contextOf(server, measures), thread);
            housekeeping.sweep();
        }
        server.person(QStringLiteral("ann"));
        QCoreApplication::processEvents();
    }

private:
    static ServiceContext contextOf(CoreServer &server, StoreMeasures &measures)
    {
        return {server.clock,    server.ids, *server.store, server.store->writer(), server.store->readers(), server.bus,
                server.settings, nullptr,    &measures};
    }
    /// A write behind those that are under way.
    static void settle(CoreServer &server, const Caller &caller)
    {
        mustWork<User>([&](auto reply) { server.services->profiles.updateMe(caller, {}, reply); });
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
