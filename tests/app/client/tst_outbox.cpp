// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apirig.h"
#include "outbox/outbox.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"

#include <QTemporaryDir>

using namespace parlor;
using namespace std::chrono_literals;
using State = OutboxEntry::State;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// An outbox over a fake server. crash() is what a kill leaves: nothing is finished, the disk stays.
struct Rig : ApiRig {
    Rig() { open(); }

    void open()
    {
        disk = std::make_unique<DiskThread>();
        outbox = std::make_unique<Outbox>(clock, ids, messages, *disk);
        outbox->open(directory.filePath(text("outbox.sqlite")), outbox.get(),
                     [this](Status status) { isOpen = status.ok(); });
        outbox->setSending(true);
    }
    void crash()
    {
        isOpen = false;
        outbox.reset();
        disk.reset();
    }
    ClientKey send(const char *body, qint64 room = 1)
    {
        const ClientKey key = ids.clientKey();
        outbox->send({key, RoomId{room}, text(body), {}}, nullptr, {});
        return key;
    }
    QList<State> states() const
    {
        QList<State> states;
        for (const OutboxEntry &entry : outbox->entries())
            states.append(entry.state);
        return states;
    }
    QStringList posted() const
    {
        QStringList bodies;
        for (const FakeRequest &request : parlor.http.requests("POST", parlor.messagesPath()))
            bodies.append(request.body.value(QLatin1String("body")).toString());
        return bodies;
    }
    /// Answers every POST with that refusal from now on.
    void refuse(int status, const QByteArray &code, const QByteArray &header = {})
    {
        parlor.http.handle("POST", parlor.messagesPath(), [=](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(status, QString::fromLatin1(code), header);
        });
    }
    /// Answers no POST, but keeps the last one.
    void hold()
    {
        parlor.http.handle("POST", parlor.messagesPath(),
                           [this](const FakeRequest &, FakeExchange &exchange) { held = &exchange; });
    }
    void accept()
    {
        parlor.http.handle("POST", parlor.messagesPath(), [this](const FakeRequest &request, FakeExchange &exchange) {
            parlor.answerPost(request, exchange);
        });
    }

    QTemporaryDir directory;
    MessageApi messages{api};
    std::unique_ptr<DiskThread> disk;
    std::unique_ptr<Outbox> outbox;
    QPointer<FakeExchange> held;
    bool isOpen = false;
};

}  // namespace

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void announcesWhatIsOnDiskThenSendsThenLeaves()
    {
        Rig rig;
        QSignalSpy composed(rig.outbox.get(), &Outbox::composed);
        QSignalSpy answered(rig.outbox.get(), &Outbox::answered);
        rig.send("hello");
        QVERIFY(composed.isEmpty());
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(composed.count(), 1);
        QCOMPARE(composed.first().first().value<OutboxEntry>().state, State::Queued);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
        QCOMPARE(rig.parlor.http.requests("POST", rig.parlor.messagesPath()).first().headers.value("authorization"),
                 QByteArray("Bearer access-1"));
    }

    void onePostARoomIsUnderWayInOrder()
    {
        Rig rig;
        rig.hold();
        rig.send("one");
        rig.send("two");
        rig.send("elsewhere", 2);
        QTRY_VERIFY(rig.held);
        QTRY_COMPARE(rig.outbox->entries().size(), 3);
        QTRY_COMPARE(rig.parlor.http.count("POST", endpoint::roomMessages(RoomId{2})), 1);
        QCOMPARE(rig.posted(), QStringList{text("one")});
        QCOMPARE(rig.states().first(), State::Sending);
        QCOMPARE(rig.states().at(1), State::Queued);
        rig.accept();
        rig.parlor.answerPost(rig.parlor.http.requests("POST", rig.parlor.messagesPath()).first(), *rig.held);
        QTRY_COMPARE(rig.posted(), (QStringList{text("one"), text("two")}));
    }

    void waitsForTheBackoffAndSendsTheSameKey_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("internal") << 500 << text("internal");
        QTest::newRow("unavailable") << 503 << text("unavailable");
        QTest::newRow("timeout") << 408 << text("timeout");
        QTest::newRow("rate limited") << 429 << text("rate_limited");
    }
    void waitsForTheBackoffAndSendsTheSameKey()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        Rig rig;
        rig.refuse(status, code.toLatin1());
        const ClientKey key = rig.send("again");
        QTRY_COMPARE(rig.posted().size(), 1);
        QTRY_COMPARE(rig.states(), QList{State::Queued});
        rig.accept();
        rig.clock.advance(30s);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
        for (const FakeRequest &request : rig.parlor.http.requests("POST", rig.parlor.messagesPath()))
            QCOMPARE(request.body.value(QLatin1String("client_key")).toString(), key.text);
    }

    void honoursRetryAfterEvenWhenTheNetworkComesBack()
    {
        Rig rig;
        rig.refuse(429, "rate_limited", "Retry-After: 20\r\n");
        rig.send("slowly");
        QTRY_COMPARE(rig.posted().size(), 1);
        QTRY_COMPARE(rig.states(), QList{State::Queued});
        rig.accept();
        rig.clock.advance(19s);
        rig.outbox->retryNow();
        QCOMPARE(rig.states(), QList{State::Queued});
        rig.clock.advance(1s);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
    }

    void networkErrorIsTriedAgainAtOnceWhenTheNetworkIsBack()
    {
        Rig rig;
        rig.parlor.http.goDown();
        rig.send("offline");
        QTRY_COMPARE(rig.outbox->entries().size(), 1);
        QTRY_VERIFY(rig.outbox->entries().first().failure);
        QCOMPARE(rig.outbox->entries().first().failure->code, ErrorCode::Network);
        rig.parlor.http.comeBack();
        rig.outbox->retryNow();
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
        QCOMPARE(rig.posted(), QStringList{text("offline")});
    }

    void pageOfACaptivePortalIsNoRefusal()
    {
        Rig rig;
        rig.parlor.http.handle("POST", rig.parlor.messagesPath(), [](const FakeRequest &, FakeExchange &exchange) {
            exchange.replyText(404, "text/html", "<html>Please sign in to the WLAN</html>");
        });
        rig.send("hotel");
        QTRY_VERIFY(!rig.outbox->entries().isEmpty() && rig.outbox->entries().first().failure);
        QCOMPARE(rig.outbox->entries().first().failure->code, ErrorCode::BadAnswer);
        QCOMPARE(rig.states(), QList{State::Queued});
    }

    void otherRefusalIsFinalAndThoseBehindWait()
    {
        Rig rig;
        rig.refuse(422, "invalid_fields");
        const ClientKey bad = rig.send("bad");
        rig.send("behind");
        QTRY_COMPARE(rig.states(), (QList{State::Failed, State::Queued}));
        QCOMPARE(rig.outbox->entries().first().failure->code, ErrorCode::InvalidFields);
        rig.accept();
        rig.clock.advance(10min);
        rig.outbox->retryNow();
        QCOMPARE(rig.states(), (QList{State::Failed, State::Queued}));
        rig.outbox->retry(bad);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
        QCOMPARE(rig.posted(), (QStringList{text("bad"), text("bad"), text("behind")}));
    }

    void failedStaysFailedOverARestart()
    {
        Rig rig;
        rig.refuse(403, "forbidden");
        rig.send("refused");
        QTRY_COMPARE(rig.states(), QList{State::Failed});
        rig.crash();
        rig.accept();
        rig.open();
        QTRY_COMPARE(rig.states(), QList{State::Failed});
        QCOMPARE(rig.outbox->entries().first().failure->code, ErrorCode::Forbidden);
        QCOMPARE(rig.posted().size(), 1);
    }

    void crashAtEachPointSendsEachOnce_data()
    {
        QTest::addColumn<int>("point");
        QTest::newRow("on disk, not announced") << 0;
        QTest::newRow("announced, not sent") << 1;
        QTest::newRow("sent, not answered, server has it not") << 2;
        QTest::newRow("sent, not answered, server has it") << 3;
        QTest::newRow("refused for now") << 4;
        QTest::newRow("answered") << 5;
    }
    void crashAtEachPointSendsEachOnce()
    {
        QFETCH(int, point);
        Rig rig;
        QTRY_VERIFY(rig.isOpen);
        QSignalSpy composed(rig.outbox.get(), &Outbox::composed);
        if (point <= 1)
            rig.outbox->setSending(false);
        if (point == 4)
            rig.refuse(503, "unavailable");
        else
            rig.hold();
        const ClientKey key = rig.send("one");
        rig.send("two");
        if (point == 1)
            QTRY_COMPARE(composed.count(), 2);
        if (point == 2 || point == 3)
            QTRY_VERIFY(rig.held);
        if (point == 3)
            rig.parlor.message(rig.parlor.alice, text("one"), key);
        if (point == 4)
            QTRY_VERIFY(!rig.outbox->entries().isEmpty() && rig.outbox->entries().first().failure);
        if (point == 5) {
            QTRY_VERIFY(rig.held);
            rig.accept();
            rig.parlor.answerPost(rig.parlor.http.requests("POST", rig.parlor.messagesPath()).first(), *rig.held);
            QTRY_VERIFY(rig.parlor.room.messages.size() >= 1);
        }
        rig.crash();
        rig.accept();
        rig.open();
        QTRY_VERIFY(rig.isOpen && rig.outbox->entries().isEmpty());
        QStringList stored;
        for (const Message &message : rig.parlor.room.messages)
            stored.append(message.body);
        QCOMPARE(stored, (QStringList{text("one"), text("two")}));
    }

    void whatWaitsIsAnnouncedAgainAfterARestart()
    {
        Rig rig;
        rig.outbox->setSending(false);
        rig.send("one");
        rig.send("two");
        QTRY_COMPARE(rig.outbox->entries().size(), 2);
        const QList<OutboxEntry> before = rig.outbox->entries();
        rig.crash();
        rig.disk = std::make_unique<DiskThread>();
        rig.outbox = std::make_unique<Outbox>(rig.clock, rig.ids, rig.messages, *rig.disk);
        QSignalSpy composed(rig.outbox.get(), &Outbox::composed);
        rig.outbox->open(rig.directory.filePath(text("outbox.sqlite")), nullptr, {});
        QTRY_COMPARE(composed.count(), 2);
        QVERIFY(rig.outbox->entries() == before);
    }

    void confirmedElsewhereLeavesAndFreesTheNext()
    {
        Rig rig;
        rig.hold();
        const ClientKey first = rig.send("one");
        rig.send("two");
        QTRY_VERIFY(rig.held);
        QTRY_COMPARE(rig.outbox->entries().size(), 2);
        rig.accept();
        rig.outbox->confirm(first);
        QTRY_COMPARE(rig.posted(), (QStringList{text("one"), text("two")}));
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
    }

    void sameKeyTwiceIsOne()
    {
        Rig rig;
        const Draft draft{rig.ids.clientKey(), RoomId{1}, text("twice"), {}};
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            rig.outbox->send(draft, nullptr, [&](Result<ClientKey> key) { answers += key.ok(); });
        QTRY_COMPARE(answers, 3);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
        rig.outbox->send(draft, nullptr, [&](Result<ClientKey> key) { answers += key.ok(); });
        QTRY_COMPARE(answers, 4);
        QCOMPARE(rig.posted().size(), 1);
    }

    void saysThatItCouldNotStore()
    {
        Rig rig;
        rig.crash();
        rig.disk = std::make_unique<DiskThread>();
        rig.outbox = std::make_unique<Outbox>(rig.clock, rig.ids, rig.messages, *rig.disk);
        rig.outbox->open(rig.directory.filePath(text("no/folder/outbox.sqlite")), nullptr, {});
        std::optional<Error> failure;
        rig.outbox->send({rig.ids.clientKey(), RoomId{1}, text("kept by the caller"), {}}, nullptr,
                         [&](Result<ClientKey> key) {
                             if (!key)
                                 failure = key.error();
                         });
        QTRY_VERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::Storage);
        QVERIFY(rig.outbox->entries().isEmpty());
    }

    void discardsWhatWasNeverSentAtOnce()
    {
        Rig rig;
        rig.outbox->setSending(false);
        const ClientKey key = rig.send("never");
        QTRY_COMPARE(rig.outbox->entries().size(), 1);
        std::optional<Discarded> outcome;
        rig.outbox->discard(key, nullptr, [&](Result<Discarded> result) { outcome = *result; });
        QVERIFY(outcome == Discarded::Yes);
        QVERIFY(rig.outbox->entries().isEmpty());
    }

    void asksBeforeItDiscards_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("server has it") << 200;
        QTest::newRow("server has it not") << 404;
        QTest::newRow("server cannot say") << 503;
    }
    void asksBeforeItDiscards()
    {
        QFETCH(int, status);
        Rig rig;
        rig.refuse(422, "invalid_fields");
        const ClientKey key = rig.send("doubtful");
        QTRY_COMPARE(rig.states(), QList{State::Failed});
        const Message stored = rig.parlor.message(rig.parlor.alice, text("doubtful"), key);
        rig.parlor.http.handle("GET", endpoint::messageByKey(key), [&](const FakeRequest &, FakeExchange &exchange) {
            if (status == 200)
                exchange.reply(200, {{text("message"), toJson(stored)}});
            else
                exchange.problem(status, status == 404 ? text("not_found") : text("unavailable"));
        });
        std::optional<Result<Discarded>> outcome;
        rig.outbox->discard(key, nullptr, [&](Result<Discarded> result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->ok(), status != 503);
        if (outcome->ok())
            QCOMPARE(outcome->value(), status == 200 ? Discarded::AlreadySent : Discarded::Yes);
        QCOMPARE(rig.outbox->entries().size(), status == 503 ? 1 : 0);
    }

    void discardWaitsForThePostUnderWay()
    {
        Rig rig;
        rig.hold();
        const ClientKey key = rig.send("on its way");
        QTRY_VERIFY(rig.held);
        std::optional<Discarded> outcome;
        rig.outbox->discard(key, nullptr, [&](Result<Discarded> result) { outcome = *result; });
        QCOMPARE(rig.parlor.http.count("GET", endpoint::messageByKey(key)), 0);
        rig.parlor.answerPost(rig.parlor.http.requests("POST", rig.parlor.messagesPath()).first(), *rig.held);
        QTRY_VERIFY(outcome == Discarded::AlreadySent);
    }

    void nothingLeavesWhileNobodyIsSignedIn()
    {
        Rig rig;
        rig.outbox->setSending(false);
        rig.send("later");
        QTRY_COMPARE(rig.outbox->entries().size(), 1);
        QCOMPARE(rig.posted().size(), 0);
        rig.outbox->setSending(true);
        QTRY_VERIFY(rig.outbox->entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
