// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "http/listener.h"
#include "patience.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace parlor;

/// The listener by itself: how many it lets in.
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

private:
    struct Open {
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
