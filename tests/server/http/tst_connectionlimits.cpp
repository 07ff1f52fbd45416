// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "http/listener.h"
#include "patience.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace parlor;

/// The listener by itself: how many it lets in, and how much of their requests it keeps.
class TestConnectionLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void soManyFromOneAddress()
    {
        ListenerLimits limits;
        limits.connectionsPerAddress = 3;
        limits.limitLoopback = true;
        Open open(limits);
        for (int i = 0; i < 3; ++i)
            QVERIFY(open.connectFrom("127.0.0.1"));
        QVERIFY(!open.connectFrom("127.0.0.1"));
        QVERIFY(open.connectFrom("127.0.0.2"));
        open.clients.front()->abort();
        bool isIn = false;
        QTRY_VERIFY(isIn = isIn || open.connectFrom("127.0.0.1"));
    }

    void thisMachineHasAllThatThereIs()
    {
        ListenerLimits limits;
        limits.connectionsPerAddress = 3;
        limits.connections = 20;
        Open open(limits);
        for (int i = 0; i < 20; ++i)
            QVERIFY(open.connectFrom("127.0.0.1"));
        QVERIFY(!open.connectFrom("127.0.0.2"));
    }

    void whoIsRefusedTakesNobodysPlace()
    {
        ListenerLimits limits;
        limits.connections = 2;
        Open open(limits);
        QVERIFY(open.connectFrom("127.0.0.1"));
        QVERIFY(open.connectFrom("127.0.0.1"));
        for (int i = 0; i < 300; ++i)
            open.begin("127.0.0.1");
        QTRY_VERIFY(open.listener.connectionCount() == 2 + 256);
        QTRY_VERIFY(open.openEnds() <= 2 + 256);
        QCOMPARE(open.letIn, 2);
        open.clients.front()->abort();
        bool isIn = false;
        QTRY_VERIFY(isIn = isIn || open.connectFrom("127.0.0.1"));
    }

    void oneAddressDoesNotUseUpWhatAllHave()
    {
        ListenerLimits limits;
        limits.inputBytes = 1024 * 1024;
        limits.inputBytesPerAddress = limits.inputBytes / 4;
        limits.limitLoopback = true;
        Open open(limits);
        const InputBudget &budget = *open.listener.inputBudget();
        constexpr int kMany = 12;
        for (int i = 0; i < kMany; ++i)
            QVERIFY(open.beginRequest("127.0.0.1"));
        // Two fit.
        QTRY_VERIFY(budget.refused(InputBudget::Limit::Address) >= kMany - 2);
        // Beyond its share: what one read brings, and what is always let in.
        QVERIFY(budget.usedByOneAddress() <= limits.inputBytesPerAddress + 64 * 1024 + kMany * 4096);
        const qint64 before = budget.used();
        QVERIFY(open.beginRequest("127.0.0.2"));
        QTRY_VERIFY(budget.used() >= before + Open::kHalf);
        QCOMPARE(budget.refused(InputBudget::Limit::Total), 0u);
        open.clients.clear();
        QTRY_COMPARE(budget.used(), 0);
        QCOMPARE(budget.usedByOneAddress(), 0);
    }

    void thisMachineMayUseAllOfIt()
    {
        ListenerLimits limits;
        limits.inputBytes = 1024 * 1024;
        limits.inputBytesPerAddress = 1;
        Open open(limits);
        const InputBudget &budget = *open.listener.inputBudget();
        for (int i = 0; i < 10; ++i)
            QVERIFY(open.beginRequest("127.0.0.1"));
        QTRY_VERIFY(budget.used() >= 10 * Open::kHalf);
        QCOMPARE(budget.refused(InputBudget::Limit::Address), 0u);
        QCOMPARE(budget.usedByOneAddress(), 0);
    }

    void aBodyCountsForItsAddressUntilItIsForgotten()
    {
        constexpr qint64 kBody = 200'000;
        const auto budget = std::make_shared<InputBudget>(1024 * 1024, kBody / 2);
        RequestIntake intake({}, InputShare(budget));
        intake.countWith(InputShare(budget, AddressKey(7)));
        intake.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(kBody) + "\r\n\r\n"
                    + QByteArray(kBody, ' '));
        intake.begin();
        InputShare share;
        QCOMPARE(intake.takeBody(share).size(), kBody);
        intake.discard();
        QVERIFY(budget->usedByOneAddress() >= kBody);
        QVERIFY(budget->exceeded(AddressKey(7)) == InputBudget::Limit::Address);
        QVERIFY(!budget->exceeded(AddressKey(8)));
        share = {};
        QVERIFY(!budget->exceeded(AddressKey(7)));
    }

private:
    struct Open {
        static constexpr qsizetype kHalf = 100'000;

        explicit Open(const ListenerLimits &limits) : listener(clock, limits)
        {
            listener.refusal = [](const Error &) { return QByteArray("no"); };
            listener.listen(QHostAddress::LocalHost);
            // As QHttpServer does.
            QObject::connect(&listener, &QTcpServer::newConnection, &listener, [this] {
                while (QTcpSocket *socket = listener.nextPendingConnection()) {
                    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                    ++letIn;
                }
            });
        }
        /// Whether it was let in; else it is told something, or finds the door shut.
        bool connectFrom(const char *address)
        {
            const int before = letIn;
            QTcpSocket *client = begin(address);
            const bool isDecided = QTest::qWaitFor(
                [&] {
                    return letIn > before || client->bytesAvailable() > 0
                           || client->state() == QAbstractSocket::UnconnectedState;
                },
                kPatience);
            return isDecided && letIn > before;
        }
        QTcpSocket *begin(const char *address)
        {
            auto client = std::make_unique<QTcpSocket>();
            client->bind(QHostAddress(QString::fromLatin1(address)));
            client->connectToHost(listener.serverAddress(), listener.serverPort());
            clients.push_back(std::move(client));
            return clients.back().get();
        }
        /// Half of a request whose sender is in no hurry to end it.
        bool beginRequest(const char *address)
        {
            if (!connectFrom(address))
                return false;
            QTcpSocket *client = clients.back().get();
            client->write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(2 * kHalf) + "\r\n\r\n"
                          + QByteArray(kHalf, ' '));
            return true;
        }
        qsizetype openEnds() const
        {
            return std::count_if(clients.begin(), clients.end(), [](const std::unique_ptr<QTcpSocket> &client) {
                return client->state() != QAbstractSocket::UnconnectedState;
            });
        }

        ManualClock clock;
        Listener listener;
        int letIn = 0;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
    };
};

QTEST_GUILESS_MAIN(TestConnectionLimits)
#include "tst_connectionlimits.moc"
