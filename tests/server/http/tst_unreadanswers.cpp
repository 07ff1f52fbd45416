// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "http/listener.h"
#include "http/qthttpservercompat.h"
#include "patience.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpSocket>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

/// More than the buffers of the two systems hold between a server and a client.
constexpr qint64 kLarge = 32 * 1024 * 1024;
constexpr qint64 kMayWait = ListenerLimits().unsentBytes;

/// A real listener with one client that reads only when told to, all in the loop of the test's thread.
struct House {
    House()
        : http([this](const HttpRequest &, Connection &from) {
              targets.append(from.head().target);
              unsent.append(from.bytesToWrite());
              connection = &from;
              if (answersAtOnce)
                  from.answer(answerOf(1), false);
          })
    {
        auto made = std::make_unique<Listener>(clock, ListenerLimits());
        made->refusal = [](const Error &) { return answerOf(0); };
        if (!made->listen(QHostAddress::LocalHost))
            qFatal("No port");
        client.setReadBufferSize(4096);
        client.connectToHost(QHostAddress::LocalHost, made->serverPort());
        http.bind(made.release());
    }

    static QByteArray answerOf(qint64 size)
    {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'x');
    }
    static QByteArray get(const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n"; }
    /// What was posted before this has happened after it; what that posted, too.
    static void turn()
    {
        for (int i = 0; i < 3; ++i) {
            bool isOver = false;
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [&isOver] { isOver = true; }, Qt::QueuedConnection);
            QTRY_VERIFY(isOver);
        }
    }
    /// Until nothing moves any more: the systems hold what they can.
    template<typename Measure>
    static void settle(Measure measure)
    {
        qint64 before = -1;
        while (before != measure()) {
            before = measure();
            for (int i = 0; i < 50; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
    }
    qint64 readAll() { return taken += client.readAll().size(); }

    ManualClock clock;
    QtHttpServerCompat http;
    QTcpSocket client;
    QPointer<Connection> connection;
    QList<QByteArray> targets;
    QList<qint64> unsent;  ///< of the answers before, when each request was let through
    bool answersAtOnce = false;
    qint64 taken = 0;
};

}  // namespace

/// What a peer that does not read, or asks for more than it reads, may cost.
class TestUnreadAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoDoesNotReadIsAnsweredNothingMore()
    {
        House house;
        house.client.write(House::get("/1"));
        QTRY_COMPARE(house.targets.size(), 1);
        house.connection->answer(House::answerOf(kLarge), false);
        House::turn();
        QVERIFY(house.connection->bytesToWrite() > kMayWait);
        QSignalSpy came(house.connection, &QIODevice::readyRead);
        house.client.write(House::get("/2"));
        QTRY_VERIFY(!came.isEmpty());
        House::turn();
        QCOMPARE(house.targets.size(), 1);

        house.client.setReadBufferSize(0);
        QTRY_VERIFY(house.readAll() > 0 && house.targets.size() == 2);
        QVERIFY(house.unsent.last() <= kMayWait);
        house.connection->answer(House::answerOf(1), false);
        QTRY_COMPARE(house.readAll(), House::answerOf(kLarge).size() + House::answerOf(1).size());
    }

    void whatCameWithTheFirstWaitsTheSame()
    {
        House house;
        house.client.write(House::get("/1") + House::get("/2") + House::get("/3"));
        QTRY_COMPARE(house.targets.size(), 1);
        house.connection->answer(House::answerOf(kLarge), false);
        House::turn();
        QCOMPARE(house.targets.size(), 1);
        house.client.setReadBufferSize(0);
        house.answersAtOnce = true;
        QTRY_VERIFY(house.readAll() > 0 && house.targets.size() == 3);
        QCOMPARE(house.targets, (QList<QByteArray>{"/1", "/2", "/3"}));
        QVERIFY(house.unsent.at(1) <= kMayWait);
    }

    void aLittleThatIsUnreadHoldsUpNobody()
    {
        House house;
        house.client.write(House::get("/1"));
        QTRY_COMPARE(house.targets.size(), 1);
        house.connection->beginAnswer("HTTP/1.1 200 OK\r\n\r\n", {});
        // Until the systems take no more, and half of what may wait here does.
        while (house.connection->bytesToWrite() < kMayWait / 2) {
            house.connection->continueAnswer(QByteArray(64 * 1024, 'x'));
            House::settle([&house] { return house.connection->bytesToWrite(); });
        }
        house.connection->endAnswer(false);
        house.client.write(House::get("/2"));
        QTRY_COMPARE(house.targets.size(), 2);
        QVERIFY(house.unsent.last() > 0);
    }

    void whoTakesNothingForAMinuteIsCutOff()
    {
        House house;
        house.client.write(House::get("/1"));
        QTRY_COMPARE(house.targets.size(), 1);
        house.connection->answer(House::answerOf(kLarge), false);
        House::settle([&house] { return house.connection->bytesToWrite(); });
        // Who takes a little now and then stays, however long it is.
        for (int i = 0; i < 5; ++i) {
            house.clock.advance(59s);
            QVERIFY(house.connection);
            const qint64 waited = house.connection->bytesToWrite();
            house.client.setReadBufferSize(512 * 1024);
            QTRY_VERIFY(house.readAll() > 0 && house.connection->bytesToWrite() < waited - 64 * 1024);
            house.client.setReadBufferSize(4096);
            House::settle([&house] { return house.connection->bytesToWrite(); });
        }
        QVERIFY(house.connection->bytesToWrite() > kMayWait);
        house.clock.advance(61s);
        QTRY_VERIFY(!house.connection);
        house.client.setReadBufferSize(0);
        QTRY_VERIFY(house.readAll() > 0 && house.client.state() == QAbstractSocket::UnconnectedState);
        QVERIFY(house.taken < kLarge);
    }

    void whatIsSentAheadWaitsWithThePeer()
    {
        House house;
        house.client.setReadBufferSize(0);
        const QByteArray post = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n"
                                + QByteArray(500'000, 'x');
        const int posts = int(kLarge / post.size());
        house.client.write(House::get("/1"));
        for (int i = 0; i < posts; ++i)
            house.client.write(post);
        QTRY_COMPARE(house.targets.size(), 1);
        House::settle([&house] { return house.client.bytesToWrite(); });
        QVERIFY(house.connection);
        QVERIFY2(house.client.bytesToWrite() > kLarge / 4, qPrintable(QString::number(house.client.bytesToWrite())));
        house.answersAtOnce = true;
        house.connection->answer(House::answerOf(1), false);
        QTRY_COMPARE(house.targets.size(), posts + 1);
        QTRY_COMPARE(house.readAll(), (posts + 1) * House::answerOf(1).size());
    }
};

QTEST_GUILESS_MAIN(TestUnreadAnswers)
#include "tst_unreadanswers.moc"
