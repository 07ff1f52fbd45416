// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apirig.h"
#include "connection/eventfeed.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"

#include <QJsonArray>

using namespace parlor;
using namespace std::chrono_literals;
using FeedState = EventFeed::State;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

struct Rig : ApiRig {
    Rig()
    {
        QObject::connect(&feed, &EventFeed::eventReceived, &feed, [this](const Event &event) { events.append(event); });
        QObject::connect(&feed, &EventFeed::broken, &feed, [this](EventFeed::Break how) { breaks.append(how); });
    }
    Event sendMessage(const char *body)
    {
        const Event event = parlor.event(event::NewMessage{parlor.message(parlor.bob, text(body))});
        parlor.send(event);
        return event;
    }
    int streams() const { return parlor.http.count("GET", endpoint::kEvents); }
    QByteArray lastAsked() const
    {
        return parlor.http.requests("GET", endpoint::kEvents).last().headers.value("last-event-id");
    }
    void blockStreams()
    {
        parlor.http.handle("GET", endpoint::kEvents, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.replyText(200, "text/html", "<html>no streams here</html>");
        });
    }
    void answerPolls(bool alsoLong)
    {
        parlor.http.handle("GET", endpoint::kEventsPoll,
                           [this, alsoLong](const FakeRequest &request, FakeExchange &exchange) {
                               const bool isLong = request.query.queryItemValue(text("wait")) != text("0");
                               if (isLong && !alsoLong) {
                                   heldPoll = &exchange;
                                   return;
                               }
                               exchange.reply(200, pollBody({}));
                           });
    }
    QJsonObject pollBody(const QList<Event> &list) const
    {
        QJsonArray array;
        for (const Event &event : list)
            array.append(toJson(event));
        return {{text("events"), array}, {text("cursor"), parlor.cursor().toText()}, {text("reset"), QJsonValue::Null}};
    }
    /// Lets wait after wait run out until the server has been asked that often.
    bool waitUntil(const std::function<bool()> &done)
    {
        return QTest::qWaitFor(
            [&] {
                if (feed.state() == FeedState::Waiting)
                    clock.advance(30s);
                return done();
            },
            10'000);
    }

    SyncApi sync{api};
    EventStream stream{clock, address, pin};
    EventFeed feed{clock, ids, authorizer, stream, sync};
    QList<Event> events;
    QList<EventFeed::Break> breaks;
    QPointer<FakeExchange> heldPoll;
};

}  // namespace

class TestEventFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstStreamIsABreakThenEventsMoveTheCursor()
    {
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        QCOMPARE(rig.breaks, QList{EventFeed::Break::First});
        QCOMPARE(rig.lastAsked(), QByteArray());
        rig.sendMessage("one");
        QTRY_COMPARE(rig.events.size(), 1);
        QCOMPARE(rig.feed.cursor().position()->eventId, 101);
        QCOMPARE(rig.feed.cursor().resumeFrom()->eventId, 100);
    }

    void resumesFromWhatAHeartbeatVouchedFor()
    {
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.sendMessage("one");
        rig.parlor.heartbeat(1);
        QTRY_COMPARE(rig.feed.cursor().resumeFrom()->eventId, 101);
        rig.sendMessage("two");
        QTRY_COMPARE(rig.events.size(), 2);
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.feed.state(), FeedState::Waiting);
        rig.clock.advance(1s);
        QTRY_COMPARE(rig.streams(), 2);
        QCOMPARE(rig.lastAsked(), QByteArray("5f3a-101"));
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        QCOMPARE(rig.breaks.size(), 1);
    }

    void lostEventIsAskedForAgain()
    {
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        const Event lost = rig.parlor.event(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("lost"))});
        rig.sendMessage("arrives");
        QTRY_COMPARE(rig.events.size(), 1);
        rig.parlor.heartbeat(2);
        QTRY_COMPARE(rig.feed.state(), FeedState::Waiting);
        rig.clock.advance(1s);
        QTRY_COMPARE(rig.streams(), 2);
        QCOMPARE(rig.lastAsked(), QByteArray("5f3a-100"));
    }

    void eventsOfAnEarlierStreamMoveNoCursor()
    {
        CursorTracker tracker;
        tracker.begin(1);
        tracker.rebase({text("5f3a"), 10});
        tracker.see({text("5f3a"), 11}, 1);
        tracker.begin(2);
        tracker.see({text("5f3a"), 50}, 1);
        tracker.verify({text("5f3a"), 50}, 1);
        QCOMPARE(tracker.position()->eventId, 11);
        QCOMPARE(tracker.resumeFrom()->eventId, 10);
        tracker.see({text("77"), 60}, 2);
        QCOMPARE(tracker.position()->eventId, 11);
        tracker.verify({text("5f3a"), 12}, 2);
        QCOMPARE(tracker.resumeFrom()->eventId, 12);
    }

    void resetIsABreakAtItsCursor_data()
    {
        QTest::addColumn<QString>("epoch");
        QTest::addColumn<EventFeed::Break>("how");
        QTest::newRow("too old") << text("5f3a") << EventFeed::Break::Reset;
        QTest::newRow("another store") << text("77") << EventFeed::Break::Replaced;
    }
    void resetIsABreakAtItsCursor()
    {
        QFETCH(QString, epoch);
        QFETCH(EventFeed::Break, how);
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.parlor.stream->sendEvent("reset", toJson(control::Reset{control::ResetReason::TooOld, {epoch, 9000}}));
        QTRY_COMPARE(rig.breaks.size(), 2);
        QCOMPARE(rig.breaks.last(), how);
        QCOMPARE(rig.feed.cursor().resumeFrom()->toText(), QString(epoch + text("-9000")));
        QCOMPARE(rig.feed.state(), FeedState::Streaming);
    }

    void goesOnAtOnceWhenAskedForANewStream()
    {
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{control::ByeReason::Rotate}));
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.streams(), 2);
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
    }

    void slowReaderThatGotNowhereWaits()
    {
        Rig rig;
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.sendMessage("one");
        rig.parlor.heartbeat(1);
        QTRY_COMPARE(rig.feed.cursor().resumeFrom(), rig.parlor.cursor());
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{control::ByeReason::SlowConsumer}));
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.streams(), 2);  // it had got on: at once
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{control::ByeReason::SlowConsumer}));
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.feed.state(), FeedState::Waiting);
        QCOMPARE(rig.streams(), 2);
    }

    void revokedSessionStopsIt()
    {
        Rig rig;
        QSignalSpy revoked(&rig.feed, &EventFeed::sessionRevoked);
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{control::ByeReason::SessionRevoked}));
        QTRY_COMPARE(revoked.count(), 1);
        QCOMPARE(rig.feed.state(), FeedState::Stopped);
        rig.clock.advance(1h);
        QCOMPARE(rig.feed.state(), FeedState::Stopped);
    }

    void expiredTokenIsRenewed()
    {
        Rig rig;
        rig.parlor.http.handle("GET", endpoint::kEvents, [&](const FakeRequest &request, FakeExchange &exchange) {
            if (request.headers.value("authorization") != "Bearer access-2") {
                exchange.problem(401, text("token_expired"));
                return;
            }
            rig.parlor.stream = &exchange;
            exchange.beginStream();
            rig.parlor.hello(rig.parlor.cursor());
        });
        rig.feed.start();
        QVERIFY(rig.waitUntil([&] { return rig.feed.state() == FeedState::Streaming; }));
        QCOMPARE(rig.parlor.http.count("POST", endpoint::kRefresh), 1);
    }

    void honoursRetryAfter()
    {
        Rig rig;
        rig.parlor.http.handle("GET", endpoint::kEvents, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(429, text("rate_limited"), "Retry-After: 40\r\n");
        });
        rig.feed.start();
        QTRY_COMPARE(rig.feed.state(), FeedState::Waiting);
        QCOMPARE(rig.feed.retryAt() - rig.clock.monotonic(), std::chrono::milliseconds(40s));
    }

    void oldProtocolIsFinal()
    {
        Rig rig;
        QSignalSpy gaveUp(&rig.feed, &EventFeed::gaveUp);
        rig.parlor.http.handle("GET", endpoint::kEvents, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(426, text("upgrade_required"));
        });
        rig.feed.start();
        QTRY_COMPARE(gaveUp.count(), 1);
        QCOMPARE(rig.feed.state(), FeedState::Stopped);
    }

    void pollsWhereStreamsAreBlockedAndGoesBack()
    {
        Rig rig;
        rig.blockStreams();
        rig.answerPolls(false);
        rig.feed.start();
        QVERIFY(rig.waitUntil([&] { return rig.feed.state() == FeedState::Polling; }));
        QVERIFY(rig.streams() >= 3);
        QCOMPARE(rig.breaks, QList{EventFeed::Break::First});
        QTRY_VERIFY(rig.heldPoll);
        QCOMPARE(rig.parlor.http.requests("GET", endpoint::kEventsPoll).last().query.queryItemValue(text("since")),
                 text("5f3a-100"));
        const Event event = rig.parlor.event(event::NewMessage{rig.parlor.message(rig.parlor.bob, text("polled"))});
        FakeExchange *poll = rig.heldPoll;
        poll->reply(200, rig.pollBody({event}));
        QTRY_COMPARE(rig.events.size(), 1);
        QCOMPARE(rig.feed.cursor().resumeFrom()->eventId, 101);

        rig.parlor.http.handle("GET", endpoint::kEvents, [&](const FakeRequest &, FakeExchange &exchange) {
            rig.parlor.stream = &exchange;
            exchange.beginStream();
            rig.parlor.hello(rig.parlor.cursor());
        });
        rig.clock.advance(30s);
        QTRY_VERIFY(rig.heldPoll != poll);
        rig.heldPoll->reply(200, rig.pollBody({}));
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kEventsPoll), 4);
        rig.clock.advance(30s);
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
        QCOMPARE(rig.lastAsked(), QByteArray("5f3a-101"));
        QCOMPARE(rig.breaks.size(), 1);
    }

    void unreachableServerIsNotPolledForEver()
    {
        Rig rig;
        rig.parlor.http.goDown();
        rig.feed.start();
        int waits = 0;
        connect(&rig.feed, &EventFeed::stateChanged, this, [&] { waits += rig.feed.state() == FeedState::Waiting; });
        QVERIFY(rig.waitUntil([&] { return waits >= 8; }));
        rig.parlor.http.comeBack();
        rig.feed.retryNow();
        QTRY_COMPARE(rig.feed.state(), FeedState::Streaming);
    }
};

QTEST_GUILESS_MAIN(TestEventFeed)
#include "tst_eventfeed.moc"
