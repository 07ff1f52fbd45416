// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apirig.h"
#include "protocol/endpoints.h"
#include "protocol/json.h"
#include "stream/eventstream.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

struct Rig : ApiRig {
    Rig()
    {
        QObject::connect(&stream, &EventStream::eventReceived, &stream, [this](const Event &event, quint64 generation) {
            events.append(event);
            generations.append(generation);
        });
    }
    void open(const std::optional<Cursor> &since = {})
    {
        parlor.stream = nullptr;
        stream.open(text("access-1"), since);
    }
    void sendMessage(const char *body)
    {
        parlor.send(parlor.event(event::NewMessage{parlor.message(parlor.bob, text(body))}));
    }

    EventStream stream{clock, address, pin};
    QSignalSpy greeted{&stream, &EventStream::greeted};
    QSignalSpy verified{&stream, &EventStream::verified};
    QSignalSpy ended{&stream, &EventStream::ended};
    QList<Event> events;
    QList<quint64> generations;
};

}  // namespace

class TestEventStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheProtocolSays()
    {
        Rig rig;
        rig.open(Cursor{text("5f3a"), 42});
        QTRY_COMPARE(rig.greeted.count(), 1);
        const FakeRequest request = rig.parlor.http.requests("GET", endpoint::kEvents).first();
        QCOMPARE(request.headers.value("accept"), QByteArray("text/event-stream"));
        QCOMPARE(request.headers.value("accept-encoding"), QByteArray("identity"));
        QCOMPARE(request.headers.value("last-event-id"), QByteArray("5f3a-42"));
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer access-1"));
        QCOMPARE(request.headers.value("x-parlor-protocol"), QByteArray("1"));
        const auto hello = rig.greeted.first().first().value<control::Hello>();
        QCOMPARE(hello.streamId, text("s-1"));
        QCOMPARE(hello.cursor.eventId, 42);
    }

    void readsEventsCutAnywhere()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        const Event event = rig.parlor.event(
            event::NewMessage{rig.parlor.message(rig.parlor.bob, QString::fromUtf8("Здравей 👋"))});
        const QByteArray block = "id: 5f3a-101\nevent: new_message\ndata: "
                                 + QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + "\n\n";
        for (qsizetype i = 0; i < block.size(); i += 7)
            rig.parlor.stream->send(block.mid(i, 7));
        QTRY_COMPARE(rig.events.size(), 1);
        QVERIFY(rig.events.first() == event);
    }

    void heartbeatThatAgreesVouchesForEverything()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.sendMessage("one");
        rig.parlor.send(rig.parlor.event(event::Typing{UserId{2}, true}));  // passing: not counted
        rig.sendMessage("two");
        rig.parlor.heartbeat(2);
        QTRY_COMPARE(rig.verified.count(), 1);
        QCOMPARE(rig.verified.first().first().value<Cursor>(), rig.parlor.cursor());
        QCOMPARE(rig.ended.count(), 0);
    }

    void heartbeatThatCountedMoreEndsTheStream()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.sendMessage("one");
        rig.parlor.heartbeat(2);
        QTRY_COMPARE(rig.ended.count(), 1);
        QCOMPARE(rig.verified.count(), 0);
        QVERIFY(!rig.stream.isOpen());
    }

    void unknownEventIsCountedAndSteppedOver()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.parlor.stream->sendEvent("poll_opened",
                                     {{text("cursor"), text("5f3a-101")},
                                      {text("type"), text("poll_opened")},
                                      {text("at"), text("2026-11-21T08:00:00.000Z")},
                                      {text("data"), QJsonObject()}},
                                     "5f3a-101");
        rig.parlor.heartbeat(1);
        QTRY_COMPARE(rig.verified.count(), 1);
        QCOMPARE(rig.events.size(), 1);
        QVERIFY(std::holds_alternative<event::Unknown>(rig.events.first().payload));
    }

    void silenceEndsTheStream()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.clock.advance(34s);
        QCOMPARE(rig.ended.count(), 0);
        rig.sendMessage("one");
        QTRY_COMPARE(rig.events.size(), 1);
        rig.clock.advance(34s);
        QCOMPARE(rig.ended.count(), 0);
        rig.clock.advance(1s);
        QCOMPARE(rig.ended.count(), 1);
    }

    void silenceBeforeHelloEndsItSooner()
    {
        Rig rig;
        rig.parlor.http.handle("GET", endpoint::kEvents,
                               [&](const FakeRequest &, FakeExchange &exchange) { exchange.beginStream(); });
        rig.open();
        QTRY_COMPARE(rig.parlor.http.count("GET", endpoint::kEvents), 1);
        rig.clock.advance(15s);
        QCOMPARE(rig.ended.count(), 1);
    }

    void byeIsAnnouncedBeforeTheEnd_data()
    {
        QTest::addColumn<control::ByeReason>("reason");
        QTest::newRow("revoked") << control::ByeReason::SessionRevoked;
        QTest::newRow("slow") << control::ByeReason::SlowConsumer;
        QTest::newRow("shutting down") << control::ByeReason::ShuttingDown;
        QTest::newRow("rotate") << control::ByeReason::Rotate;
    }
    void byeIsAnnouncedBeforeTheEnd()
    {
        QFETCH(control::ByeReason, reason);
        Rig rig;
        QSignalSpy bye(&rig.stream, &EventStream::byeReceived);
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.parlor.stream->sendEvent("bye", toJson(control::Bye{reason}));
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.ended.count(), 1);
        QCOMPARE(bye.count(), 1);
        QCOMPARE(bye.first().first().value<control::ByeReason>(), reason);
        QCOMPARE(rig.ended.first().first().value<Error>().code, ErrorCode::Unavailable);
    }

    void cutStreamEndsWithWhatCameBefore()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.sendMessage("last words");
        rig.parlor.stream->cut();
        QTRY_COMPARE(rig.ended.count(), 1);
        QCOMPARE(rig.events.size(), 1);
        QCOMPARE(rig.ended.first().first().value<Error>().code, ErrorCode::Network);
    }

    void eachOpeningIsAGenerationAndTheOldOneIsLeft()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.sendMessage("first");
        QTRY_COMPARE(rig.events.size(), 1);
        QPointer<FakeExchange> old = rig.parlor.stream;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 2);
        old->sendEvent("bye", toJson(control::Bye{control::ByeReason::ShuttingDown}));
        rig.sendMessage("second");
        QTRY_COMPARE(rig.events.size(), 2);
        QCOMPARE(rig.generations, (QList<quint64>{1, 2}));
        QCOMPARE(rig.ended.count(), 0);
    }

    void refusalIsTheReason_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("codeName");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("expired") << 401 << text("token_expired") << ErrorCode::TokenExpired;
        QTest::newRow("ended") << 401 << text("unauthorized") << ErrorCode::Unauthorized;
        QTest::newRow("too many") << 429 << text("rate_limited") << ErrorCode::RateLimited;
    }
    void refusalIsTheReason()
    {
        QFETCH(int, status);
        QFETCH(QString, codeName);
        QFETCH(ErrorCode, code);
        Rig rig;
        rig.parlor.http.handle("GET", endpoint::kEvents, [&](const FakeRequest &, FakeExchange &exchange) {
            exchange.problem(status, codeName, "Retry-After: 3\r\n");
        });
        rig.open();
        QTRY_COMPARE(rig.ended.count(), 1);
        QCOMPARE(rig.ended.first().first().value<Error>().code, code);
        QCOMPARE(rig.ended.first().first().value<Error>().retryAfterSeconds, 3);
    }

    void anotherPageIsNoStream()
    {
        Rig rig;
        rig.parlor.http.handle("GET", endpoint::kEvents, [](const FakeRequest &, FakeExchange &exchange) {
            exchange.replyText(200, "text/html", "<html>");
        });
        rig.open();
        QTRY_COMPARE(rig.ended.count(), 1);
        QCOMPARE(rig.ended.first().first().value<Error>().code, ErrorCode::BadAnswer);
    }

    void closedByUsItSaysNothing()
    {
        Rig rig;
        rig.open();
        QTRY_COMPARE(rig.greeted.count(), 1);
        rig.stream.close();
        rig.clock.advance(1min);
        QCOMPARE(rig.ended.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
