// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QFile>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace parlor;

/// The program as a process: how it starts, what it says to whom, how it ends.
class TestParlord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void saysReadyInOneLineAndEndsInOrder()
    {
        Running server(*this, {});
        QVERIFY2(server.url.isValid(), server.errors());
        RawClient client(server.url);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
        server.process.terminate();
        QVERIFY(server.process.waitForFinished(kPatience));
        QCOMPARE(server.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.process.exitCode(), 0);
        QCOMPARE(server.process.readAllStandardOutput(), QByteArray());
    }

    void endsInOrderUnderLoad()
    {
        Running server(*this, {QStringLiteral("--rate-limit"), QStringLiteral("off")});
        RawClient client(server.url);
        const QByteArray token = tokenIn(server.signUp());
        const QByteArray authorization = "Authorization: Bearer " + token + "\r\n";
        StreamClient stream(server.url, token);
        const QByteArray cursor = stream.next("hello").id;
        RawClient poll(server.url);
        poll.send("GET", "/api/events/poll?wait=25&since=" + cursor, authorization);
        const QByteArray messages = "/api/chat/rooms/1/messages";
        for (int i = 0; i < 50; ++i)
            client.request("POST", messages, authorization,
                           "{\"client_key\":\"before-" + QByteArray::number(i) + "\",\"body\":\""
                               + QByteArray(9000, 'x') + "\"}");
        client.send("POST", messages, authorization, R"({"client_key":"at-the-end","body":"last"})");
        const RawAnswer last = client.readAnswer();
        server.process.terminate();
        QCOMPARE(last.status, 201);
        QCOMPARE(stream.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("shutting_down"));
        QVERIFY(stream.raw().readToEnd());
        QCOMPARE(poll.readAnswer().status, 200);
        QVERIFY(server.process.waitForFinished(kPatience));
        QCOMPARE(server.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.process.exitCode(), 0);
    }

    void aSecondOneOnTheDataDirectoryIsRefused()
    {
        Running first(*this, {});
        const auto [code, errors] = run(
            {QStringLiteral("--data"), m_directory->path(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        QVERIFY2(code == 3, errors);
        QVERIFY2(errors.contains(QByteArray::number(first.process.processId())), errors);
    }

    void aPortInUseIsNamedWithItsHolder()
    {
        Running first(*this, {});
        QTemporaryDir other;
        const QString address = QStringLiteral("127.0.0.1:%1").arg(first.url.port());
        const auto [code, errors] = run({QStringLiteral("--data"), other.path(), QStringLiteral("--listen"), address});
        QVERIFY2(code == 3, errors);
        QVERIFY2(errors.contains(address.toLatin1()), errors);
#ifdef Q_OS_LINUX
        QVERIFY2(errors.contains(QByteArray("parlord (pid ").append(QByteArray::number(first.process.processId()))),
                 errors);
#endif
    }

#ifdef Q_OS_UNIX
    void aHangupDoesNotEndIt()
    {
        Running server(*this, {});
        ::kill(pid_t(server.process.processId()), SIGHUP);
        QByteArray log;
        QTRY_VERIFY((log += server.errors()).contains("restart"));
        QCOMPARE(RawClient(server.url).request("GET", "/api/server").status, 200);
        QCOMPARE(server.end(), 0);
    }

    void tellsTheServiceManagerHowItIs_data()
    {
        QTest::addColumn<bool>("isAbstract");
        QTest::newRow("path") << false;
#ifdef Q_OS_LINUX
        QTest::newRow("abstract") << true;
#endif
    }
    void tellsTheServiceManagerHowItIs()
    {
        QFETCH(bool, isAbstract);
        const QByteArray name = isAbstract ? "@parlor-test-" + QByteArray::number(QCoreApplication::applicationPid())
                                           : QFile::encodeName(m_directory->filePath(QStringLiteral("notify")));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(name.begin(), name.end(), address.sun_path);
        if (isAbstract)
            address.sun_path[0] = 0;
        const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size()));
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), length), 0);
        QByteArray heard;
        const auto hears = [&](const char *word) {
            char bytes[512];
            for (ssize_t count; (count = ::recv(socket, bytes, sizeof bytes, 0)) > 0;)
                heard += QByteArray(bytes, count) + '\n';
            return heard.contains(word);
        };
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("NOTIFY_SOCKET"), QString::fromLocal8Bit(name));
        environment.insert(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("20000"));
        Running server(*this, {}, environment);
        QTRY_VERIFY2(hears("READY=1\n"), heard);
        QVERIFY2(heard.contains("STATUS=Serving on http://127.0.0.1:"), heard);
        QTRY_VERIFY2(hears("WATCHDOG=1\n"), heard);
        QVERIFY(!heard.contains("STOPPING=1"));
        QCOMPARE(server.end(), 0);
        QVERIFY2(hears("STOPPING=1\n"), heard);
        ::close(socket);
    }
#endif

    void tellsItsVersionAndHelp()
    {
        QProcess process;
        process.start(QStringLiteral(PARLORD_PROGRAM), {QStringLiteral("version")});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().startsWith("parlord "));
        QCOMPARE(run({QStringLiteral("--help")}).first, 0);
    }

private:
    struct Running : ParlordProcess {
        Running(TestParlord &test, const QStringList &arguments,
                const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
            : ParlordProcess(test.m_directory->path(), arguments, environment)
        {
        }
    };

    static std::pair<int, QByteArray> run(
        const QStringList &arguments, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        const ParlordProcess::Outcome outcome = ParlordProcess::run(arguments, {}, environment);
        return {outcome.code, outcome.errors};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestParlord)
#include "tst_parlord.moc"
