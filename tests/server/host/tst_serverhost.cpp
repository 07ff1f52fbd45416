// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QAbstractEventDispatcher>
#include <QThread>

using namespace parlor;
using namespace std::chrono_literals;

class TestServerHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsStopsAndStartsAgain()
    {
        RunningServer server;
        QVERIFY(server.host->isRunning());
        QCOMPARE(RawClient(server.url).request("GET", "/api/server").status, 200);
        QVERIFY(server.stop());
        QVERIFY(!server.host->isRunning());
        QCOMPARE(RawClient(server.url).request("GET", "/api/server").status, 0);
        QVERIFY(server.start());
        QCOMPARE(RawClient(server.url).request("GET", "/api/server").status, 200);
    }

    void twoInOneProcessDoNotKnowOfEachOther()
    {
        RunningServer one;
        RunningServer two;
        const auto mira = one.signUp("mira");
        QVERIFY(!mira.token.isEmpty());
        QCOMPARE(two.call(mira.token, "GET", "/api/users/me").status, 401);
        QVERIFY(RawClient(one.url).request("GET", "/api/server").json().value(QLatin1String("epoch"))
                != RawClient(two.url).request("GET", "/api/server").json().value(QLatin1String("epoch")));
    }

    void saysWhyItCannotListen()
    {
        RunningServer first;
        QTemporaryDir directory;
        ServerOptions options;
        options.dataDirectory = directory.path();
        options.port = quint16(first.url.port());
        ServerHost second(options);
        QSignalSpy failed(&second, &ServerHost::failed);
        second.start();
        QVERIFY(!failed.isEmpty() || failed.wait(kPatience));
        const QString detail = failed.first().first().value<Error>().detail;
        QVERIFY2(detail.contains(QString::number(first.url.port())), qPrintable(detail));
        QVERIFY(!second.isRunning());
    }

    void saysWhoHoldsTheData()
    {
        QTemporaryDir directory;
        const auto inDirectory = [&](ServerOptions &options) { options.dataDirectory = directory.path(); };
        RunningServer first(inDirectory);
        ServerOptions options;
        options.dataDirectory = directory.path();
        ServerHost second(options);
        QSignalSpy failed(&second, &ServerHost::failed);
        second.start();
        QVERIFY(!failed.isEmpty() || failed.wait(kPatience));
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Conflict);
    }

    void destroyingARunningOneStopsIt()
    {
        QUrl url;
        {
            RunningServer server;
            url = server.url;
            server.host.reset();
        }
        QCOMPARE(RawClient(url).request("GET", "/api/server").status, 0);
    }

    void destroyingOneThatIsStartingStopsIt()
    {
        for (int i = 0; i < 5; ++i) {
            QTemporaryDir directory;
            ServerOptions options;
            options.dataDirectory = directory.path();
            ServerHost host(options);
            host.start();
        }
    }

    void destroyingOneThatIsStoppingStopsIt()
    {
        for (int i = 0; i < 5; ++i) {
            RunningServer server;
            server.host->stop();
            server.host.reset();
            QCOMPARE(RawClient(server.url).request("GET", "/api/server").status, 0);
        }
    }

    void stoppingAnswersWhatIsUnderWay()
    {
        RunningServer server;
        const auto mira = server.signUp("mira");
        RawClient poll(server.url);
        poll.send("GET", "/api/events/poll?wait=25&since=" + server.cursor(mira.token),
                  "Authorization: Bearer " + mira.token + "\r\n");
        for (int i = 0; i < 3; ++i)
            server.call({}, "GET", "/api/sse/health");
        QVERIFY(server.stop());
        QCOMPARE(poll.readAnswer().status, 200);
        QVERIFY(poll.readToEnd());
    }

    void itsThreadsDoNotRunOnGlib()
    {
        // What the host sets for every thread that starts after it.
        RunningServer server;
        QThread thread;
        thread.start();
        QTRY_VERIFY(thread.eventDispatcher());
        const bool isGlib = thread.eventDispatcher()->inherits("QEventDispatcherGlib");
        thread.quit();
        thread.wait();
        QVERIFY(!isGlib);
    }
};

int main(int argc, char *argv[])
{
    // Without the variable that our tests otherwise have: the host must see to it itself.
    qunsetenv("QT_NO_GLIB");
    QCoreApplication app(argc, argv);
    TestServerHost test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_serverhost.moc"
