// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace parlor;

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
        QVERIFY(server.process.waitForFinished(10'000));
        QCOMPARE(server.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.process.exitCode(), 0);
        QCOMPARE(server.process.readAllStandardOutput(), QByteArray());
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

    void wrongUsageIsExit2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *line) { QTest::newRow(line) << QString::fromLatin1(line).split(u' '); };
        row("--no-such-flag");
        row("dance");
        row("--listen nowhere");
        row("--registration maybe");
        row("--max-streams 0");
        row("--config /no/such/file.ini");
        row("--listen 0.0.0.0:0 --registration open");
        row("--listen 0.0.0.0:0 --rate-limit off");
    }
    void wrongUsageIsExit2()
    {
        QFETCH(QStringList, arguments);
        const auto [code, errors] = run(arguments);
        QVERIFY2(code == 2, errors);
        QVERIFY(errors.startsWith("parlord: "));
    }

    void flagsWinOverTheEnvironmentOverTheFile()
    {
        const QString file = write("registration=closed\naccess-token-seconds=7\n");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARLORD_CONFIG"), file);
        environment.insert(QStringLiteral("PARLORD_REGISTRATION"), QStringLiteral("invite"));
        Running fromEnvironment(*this, {}, environment);
        QCOMPARE(registrationOf(fromEnvironment.url), QStringLiteral("invite"));
        fromEnvironment.end();
        Running fromFlag(*this,
                         {QStringLiteral("--registration"), QStringLiteral("closed"), QStringLiteral("--registration"),
                          QStringLiteral("open")},
                         environment);
        QCOMPARE(registrationOf(fromFlag.url), QStringLiteral("open"));
    }

    void unknownKeysAreErrors()
    {
        QCOMPARE(run({QStringLiteral("--config"), write("colour=red\n")}).first, 2);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARLORD_COLOUR"), QStringLiteral("red"));
        QCOMPARE(run({}, environment).first, 2);
    }

    void tellsItsVersionAndHelp()
    {
        QProcess process;
        process.start(QStringLiteral(PARLORD_PROGRAM), {QStringLiteral("version")});
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().startsWith("parlord "));
        QCOMPARE(run({QStringLiteral("--help")}).first, 0);
    }

private:
    struct Running {
        Running(TestParlord &test, const QStringList &arguments,
                const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
        {
            process.setProcessEnvironment(environment);
            process.start(QStringLiteral(PARLORD_PROGRAM),
                          QStringList{QStringLiteral("--data"), test.m_directory->path(), QStringLiteral("--listen"),
                                      QStringLiteral("127.0.0.1:0")}
                              + arguments);
            process.waitForReadyRead(20'000);
            const QByteArray line = process.readLine().trimmed();
            if (line.startsWith("parlord ready "))
                url = QUrl(QString::fromLatin1(line.mid(14)));
        }
        ~Running() { end(); }
        void end()
        {
            process.terminate();
            process.waitForFinished(10'000);
        }
        QByteArray errors() { return process.readAllStandardError(); }
        QProcess process;
        QUrl url;
    };

    static std::pair<int, QByteArray> run(
        const QStringList &arguments, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PARLORD_PROGRAM), arguments);
        process.waitForFinished(20'000);
        return {process.exitCode(), process.readAllStandardError()};
    }
    QString write(const QByteArray &text)
    {
        QFile file(m_directory->filePath(QStringLiteral("parlord.ini")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    static QString registrationOf(const QUrl &url)
    {
        return RawClient(url).request("GET", "/api/server").json().value(QLatin1String("registration")).toString();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestParlord)
#include "tst_parlord.moc"
