// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientrig.h"

#include "protocol/endpoints.h"
#include "protocol/json.h"

using namespace parlor;
using namespace std::chrono_literals;
using Kind = ConnectionState::Kind;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

}  // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsInSyncsAndIsLive()
    {
        ClientRig rig;
        rig.parlor.message(rig.parlor.bob, text("hello"));
        rig.start();
        QSignalSpy synced(rig.session.get(), &Session::synced);
        QTRY_VERIFY(rig.isLive());
        QCOMPARE(synced.count(), 1);
        QCOMPARE(rig.bodies(), QStringList{text("hello")});
        QCOMPARE(rig.session->roomTitle(RoomId{1}), text("general"));
        QCOMPARE(rig.session->users().displayName(UserId{2}), text("bob"));
        const FakeRequest sync = rig.parlor.http.requests("GET", endpoint::kSync).first();
        QCOMPARE(sync.headers.value("authorization"), QByteArray("Bearer access-1"));
        QCOMPARE(sync.headers.value("x-parlor-protocol"), QByteArray("1"));
        QCOMPARE(sync.headers.value("x-parlor-stream"), QByteArray("s-1"));
    }

    void sendShowsOnceAndIsConfirmedOnce()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.send(text("one"));
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Sent});
        QTRY_VERIFY(rig.session->outbox().isEmpty());
        QCOMPARE(rig.bodies(), QStringList{text("one")});
        rig.room().timeline().checkInvariants();
    }

    void sameDraftTwiceIsOneMessage()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        const Draft draft{rig.session->newDraftKey(), RoomId{1}, text("once"), {}};
        int stored = 0;
        for (int i = 0; i < 2; ++i)
            rig.session->send(draft, this, [&](Result<ClientKey> key) { stored += key.ok(); });
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Sent});
        QTRY_COMPARE(stored, 2);
        rig.session->send(draft, this, [&](Result<ClientKey> key) { stored += key.ok(); });
        QTRY_COMPARE(stored, 3);
        QCOMPARE(rig.parlor.http.count("POST", rig.parlor.messagesPath()), 1);
        QCOMPARE(rig.bodies(), QStringList{text("once")});
    }

    void joinsWithoutAHole()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        parlor.message(parlor.bob, text("in the picture"));
        // The picture is taken, then two things happen before it arrives: one that is in it, one that is not.
        parlor.http.handle("GET", endpoint::kSync, [&](const FakeRequest &, FakeExchange &exchange) {
            const Event inPicture = parlor.event(event::NewMessage{parlor.message(parlor.bob, text("in both"))});
            parlor.send(inPicture);
            const QJsonObject picture = toJson(parlor.picture());
            parlor.send(parlor.event(event::NewMessage{parlor.message(parlor.bob, text("after it"))}));
            exchange.reply(200, picture);
        });
        rig.start();
        QTRY_VERIFY(rig.isLive());
        QTRY_COMPARE(rig.bodies(), (QStringList{text("in the picture"), text("in both"), text("after it")}));
        QCOMPARE(rig.room().room().unread, 3);
        rig.room().timeline().checkInvariants();
    }

    void eventsBeforeThePictureAreNotShown()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        QPointer<FakeExchange> waiting;
        parlor.http.handle("GET", endpoint::kSync,
                           [&](const FakeRequest &, FakeExchange &exchange) { waiting = &exchange; });
        rig.start();
        QTRY_VERIFY(waiting);
        parlor.send(parlor.event(event::NewMessage{parlor.message(parlor.bob, text("kept back"))}));
        parlor.heartbeat(1);
        QTRY_COMPARE(rig.session->connection().kind, Kind::Connecting);
        QVERIFY(!rig.hasRoom());
        FakeParlor before;  // a picture from before the event
        waiting->reply(200, toJson(before.picture()));
        QTRY_COMPARE(rig.bodies(), QStringList{text("kept back")});
        QVERIFY(rig.isLive());
    }

    void restartShowsAndSendsWhatWaits()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        int posts = 0;
        rig.parlor.http.handle("POST", rig.parlor.messagesPath(), [&](const FakeRequest &, FakeExchange &exchange) {
            ++posts;
            exchange.problem(503, text("unavailable"));
        });
        const ClientKey first = rig.send(text("first"));
        rig.send(text("second"));
        QTRY_COMPARE(rig.bodies(), (QStringList{text("first"), text("second")}));
        QTRY_VERIFY(posts > 0);
        rig.session.reset();
        rig.parlor.http.handle(
            "POST", rig.parlor.messagesPath(),
            [&](const FakeRequest &request, FakeExchange &exchange) { rig.parlor.answerPost(request, exchange); });
        rig.restart();
        QTRY_COMPARE(rig.states(), (QList{DeliveryState::Sent, DeliveryState::Sent}));
        QCOMPARE(rig.bodies(), (QStringList{text("first"), text("second")}));
        QCOMPARE(rig.parlor.room.messages.first().clientKey, first);
        QTRY_VERIFY(rig.session->outbox().isEmpty());
    }

    void lostAnswerIsConfirmedByTheEvent()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        FakeParlor &parlor = rig.parlor;
        parlor.http.handle("POST", parlor.messagesPath(), [&](const FakeRequest &request, FakeExchange &) {
            const ClientKey key{request.body.value(QLatin1String("client_key")).toString()};
            parlor.send(parlor.event(event::NewMessage{parlor.message(parlor.alice, text("silent"), key)}));
        });
        rig.send(text("silent"));
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Sent});
        QTRY_VERIFY(rig.session->outbox().isEmpty());
        QCOMPARE(rig.bodies(), QStringList{text("silent")});
    }

    void discardedMessageLeavesTheTimeline()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        FakeParlor &parlor = rig.parlor;
        parlor.http.handle("POST", parlor.messagesPath(), [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(422, text("invalid_fields"));
        });
        const ClientKey key = rig.send(text("refused"));
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Failed});
        std::optional<Discarded> outcome;
        rig.session->discard(key, this, [&](Result<Discarded> result) { outcome = *result; });
        QVERIFY(!outcome);
        QTRY_VERIFY(outcome == Discarded::Yes);
        QVERIFY(rig.bodies().isEmpty());
        std::optional<ErrorCode> code;
        rig.session->discard(key, this, [&](Result<Discarded> result) { code = result.error().code; });
        QVERIFY2(!code, "answered within the call");
        QTRY_COMPARE(code, ErrorCode::NotFound);
    }

    void blankMessageIsNotTaken()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        std::optional<ErrorCode> code;
        rig.session->send({{}, RoomId{1}, text(" \n "), {}}, this,
                          [&](Result<ClientKey> key) { code = key.error().code; });
        QVERIFY2(!code, "answered within the call");
        QTRY_COMPARE(code, ErrorCode::InvalidFields);
        QVERIFY(rig.session->outbox().isEmpty());
    }

    void replacedServerIsReloadedAndPendingStays()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        parlor.message(parlor.bob, text("of the old store"));
        rig.start();
        QTRY_VERIFY(rig.isLive());
        parlor.http.handle("POST", parlor.messagesPath(), [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(503, text("unavailable"));
        });
        rig.send(text("mine"));
        QTRY_COMPARE(rig.bodies(), (QStringList{text("of the old store"), text("mine")}));

        parlor.epoch = text("77");
        parlor.head = 5;
        parlor.room.messages.clear();
        parlor.room.room.info.lastSeq = 0;
        parlor.message(parlor.bob, text("of the new store"));
        QSignalSpy states(rig.session.get(), &Session::connectionChanged);
        parlor.stream->sendEvent("reset", toJson(control::Reset{control::ResetReason::EpochChanged, parlor.cursor()}));
        QTRY_COMPARE(rig.bodies(), (QStringList{text("of the new store"), text("mine")}));
        QVERIFY(std::any_of(states.begin(), states.end(), [](const QList<QVariant> &arguments) {
            return arguments.first().value<ConnectionState>().kind == Kind::ServerReplaced;
        }));
        QTRY_VERIFY(rig.isLive());
        rig.room().timeline().checkInvariants();
    }

    void resetKeepsRowsAndFetchesOldOnesAgain()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        Message old = parlor.message(parlor.bob, text("before"));
        rig.start();
        QTRY_VERIFY(rig.isLive());
        // Changed while nobody told us; it is no longer among the newest.
        old.body = text("edited");
        old.revision = parlor.head + 5;
        parlor.head += 20'000;
        parlor.room.messages = {parlor.message(parlor.bob, text("new"))};
        parlor.http.handle("GET", parlor.messagesPath(), [&](const FakeRequest &, FakeExchange &exchange) {
            exchange.reply(200, toJson(MessagePage{{old}, false, true}));
        });
        int removals = 0;
        connect(&rig.session->rooms(), &RoomDirectory::timelineChanged, this, [&](RoomId, const ChangeSet &changes) {
            for (const Change &change : changes)
                removals += change.kind == Change::Kind::Remove;
        });
        parlor.stream->sendEvent("reset", toJson(control::Reset{control::ResetReason::TooOld, parlor.cursor()}));
        QTRY_COMPARE(rig.bodies(), (QStringList{text("edited"), text("new")}));
        QCOMPARE(removals, 0);
    }

    void revokedSessionSignsOutAndKeepsTheWords()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.parlor.http.handle("POST", rig.parlor.messagesPath(), [](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(503, text("unavailable"));
        });
        rig.send(text("kept"));
        QTRY_COMPARE(rig.session->outbox().size(), 1);
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{control::ByeReason::SessionRevoked}));
        QTRY_COMPARE(rig.session->connection().kind, Kind::SignedOut);
        QVERIFY(rig.session->connection().reason);
        QCOMPARE(rig.session->outbox().size(), 1);
        rig.restart();
        QCOMPARE(rig.session->connection().kind, Kind::SignedOut);
    }

    void signingOutWhileJoiningLosesNothing()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        QPointer<FakeExchange> waiting;
        parlor.http.handle("GET", endpoint::kSync,
                           [&](const FakeRequest &, FakeExchange &exchange) { waiting = &exchange; });
        rig.start();
        QTRY_VERIFY(waiting);
        parlor.send(parlor.event(event::NewMessage{parlor.message(parlor.bob, text("kept back"))}));
        parlor.heartbeat(1);
        rig.session->signOut();
        QCOMPARE(rig.session->connection().kind, Kind::SignedOut);
        parlor.http.handle("GET", endpoint::kSync, [&](const FakeRequest &, FakeExchange &exchange) {
            exchange.reply(200, toJson(parlor.picture()));
        });
        QSignalSpy synced(rig.session.get(), &Session::synced);
        rig.session->signIn({parlor.alice.username, text("password"), {}}, this, [](Result<User>) {});
        QTRY_COMPARE(rig.bodies(), QStringList{text("kept back")});
        QTRY_VERIFY(rig.isLive());
        QCOMPARE(synced.count(), 1);
    }

    void whatOnePersonReadIsUnreadForTheNext()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        parlor.message(parlor.alice, text("for bob"));
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.session->markRead(RoomId{1}, 1);  // of which the server never hears
        QCOMPARE(rig.room().room().lastReadSeq, 1);
        rig.session->signOut();
        parlor.http.handle("POST", endpoint::kLogin, [&](const FakeRequest &, FakeExchange &exchange) {
            Grant grant = parlor.grant();
            grant.user = parlor.bob;
            exchange.reply(200, toJson(grant));
        });
        rig.session->signIn({parlor.bob.username, text("password"), {}}, this, [](Result<User>) {});
        QTRY_VERIFY(rig.isLive());
        QTRY_VERIFY(rig.hasRoom());
        QCOMPARE(rig.room().room().lastReadSeq, 0);
    }

    void readMarkThatWasRefusedIsToldAgain()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        parlor.message(parlor.bob, text("read me"));
        int told = 0;
        parlor.http.handle("POST", endpoint::roomAction(RoomId{1}, QLatin1String("read")),
                           [&](const FakeRequest &, FakeExchange &exchange) {
                               if (++told == 1)
                                   exchange.problem(429, text("rate_limited"), "Retry-After: 2\r\n");
                               else
                                   exchange.reply(200, toJson(ReadPosition{1, 0}));
                           });
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.session->markRead(RoomId{1}, 1);
        QTRY_COMPARE(told, 1);
        // Well before the silence of the stream would have it connect anew.
        QVERIFY(QTest::qWaitFor([&] {
            rig.clock.advance(50ms);
            return told == 2;
        }));
        QCOMPARE(rig.room().room().unread, 0);
    }

    void anAnswerDoesNotTakeBackWhatWasRead()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        parlor.message(parlor.bob, text("read elsewhere"));
        QPointer<FakeExchange> held;
        parlor.http.handle("PATCH", endpoint::room(RoomId{1}),
                           [&](const FakeRequest &, FakeExchange &exchange) { held = &exchange; });
        rig.start();
        QTRY_VERIFY(rig.isLive());
        bool isDone = false;
        UpdateRoomRequest request;
        request.topic = text("new");
        rig.session->updateRoom(RoomId{1}, request, this, [&](Status) { isDone = true; });
        QTRY_VERIFY(held);
        Room asBefore = parlor.room.room;
        asBefore.info.topic = text("new");
        asBefore.info.revision = parlor.head + 1;
        parlor.send(parlor.event(event::ReadState{1, false}));
        QTRY_COMPARE(rig.room().room().lastReadSeq, 1);
        held->reply(200, {{text("room"), toJson(asBefore)}});
        QTRY_VERIFY(isDone);
        QCOMPARE(rig.room().room().info.topic, text("new"));
        QCOMPARE(rig.room().room().lastReadSeq, 1);
    }

    void whatTheFormerPersonAskedForIsNotShownToTheNext()
    {
        ClientRig rig;
        FakeParlor &parlor = rig.parlor;
        Room secret = parlor.room.room;
        secret.info.id = RoomId{2};
        QPointer<FakeExchange> held;
        parlor.http.handle("GET", endpoint::room(RoomId{2}),
                           [&](const FakeRequest &, FakeExchange &exchange) { held = &exchange; });
        rig.start();
        QTRY_VERIFY(rig.isLive());
        parlor.send(parlor.event(event::RoomCreated{secret.info}, RoomId{2}));
        QTRY_VERIFY(held);
        rig.session->signOut();
        parlor.http.handle("POST", endpoint::kLogin, [&](const FakeRequest &, FakeExchange &exchange) {
            Grant grant = parlor.grant();
            grant.user = parlor.bob;
            exchange.reply(200, toJson(grant));
        });
        rig.session->signIn({parlor.bob.username, text("password"), {}}, this, [](Result<User>) {});
        QTRY_VERIFY(rig.isLive());
        held->reply(200, {{text("room"), toJson(secret)}});
        // Answers of one connection come in order: when this one is here, that one would be.
        bool isDone = false;
        rig.session->browseChannels(this, [&](Result<QList<Room>>) { isDone = true; });
        QTRY_VERIFY(isDone);
        QVERIFY(!rig.session->rooms().find(RoomId{2}));
    }

    void reconnectsAtOnceAfterSleep()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        QCOMPARE(rig.parlor.http.count("GET", endpoint::kEvents), 1);
        rig.clock.jumpWallTime(1h);
        rig.clock.advance(5s);
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kEvents), 2);
        QTRY_VERIFY(rig.isLive());
        QCOMPARE(rig.parlor.http.count("GET", endpoint::kSync), 1);
    }

    void wordsItsReconnecting()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.parlor.http.goDown();
        QTRY_COMPARE(rig.session->connection().kind, Kind::Reconnecting);
        rig.send(text("waits"));
        QTRY_COMPARE(rig.session->connection().waiting, 1);
        rig.parlor.http.comeBack();
        rig.session->reconnectNow();
        QTRY_VERIFY(rig.isLive());
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Sent});
        QTRY_COMPARE(rig.session->connection().waiting, 0);
    }

    void anAnsweredMessageEndsTheWaitForTheStream()
    {
        ClientRig rig;
        rig.start();
        QTRY_VERIFY(rig.isLive());
        rig.parlor.http.goDown();
        QTRY_COMPARE(rig.session->connection().kind, Kind::Reconnecting);
        rig.parlor.http.comeBack();
        rig.send(text("gets through"));
        QTRY_VERIFY(rig.isLive());
    }

    void twoSessionsKnowNothingOfEachOther()
    {
        ClientRig rig;
        ClientRig other;
        rig.start();
        other.start();
        QTRY_VERIFY(rig.isLive());
        QTRY_VERIFY(other.isLive());
        rig.send(text("only here"));
        QTRY_COMPARE(rig.states(), QList{DeliveryState::Sent});
        QVERIFY(other.bodies().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
