// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QFile>
#include <QTemporaryDir>

using namespace parlor;

/// What the program is told by flags, variables and its file, and what it says where that is wrong.
class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

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

    void saysWhatWhereAndWhatToDo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const QByteArray &line, const char *words) {
            QTest::newRow(line.constData()) << QString::fromLatin1(line).split(u' ') << QByteArray(words);
        };
        row("--listn 127.0.0.1:0", "--listn: no such flag. Did you mean --listen?");
        row("--zzzzzzzzzz", "--zzzzzzzzzz: no such flag. \"parlord --help\" lists all.");
        row("chek", "\"chek\": no such command. Did you mean \"check\"?");
        row("user ad x", "\"user ad\": no such command. Did you mean \"user add\"?");
        row("user add", "parlord user add NAME");
        row("backup", "parlord backup DEST");
        row("check now", "\"check\" takes no \"now\"");
        row("check --force", "--force: only \"restore\" takes it");
        row("--max-streams many", "--max-streams takes a number from 1 on, not \"many\"");
        row("--max-connections 0", "--max-connections takes a number from 1 on, not \"0\"");
        row("--max-connections-per-address x", "--max-connections-per-address takes a number from 1 on, not \"x\"");
        row("--max-requests-per-session -1", "--max-requests-per-session takes a number from 1 on, not \"-1\"");
        row("--max-requests-per-address 0.5", "--max-requests-per-address takes a number from 1 on, not \"0.5\"");
        for (const char *wrong : {"0", "-1G", "M", "10T", "1.5M", "9007199254740993", "9G9", "99999999999G"})
            row("--max-file-bytes " + QByteArray(wrong),
                "--max-file-bytes takes a number of bytes from 1 on, like 64K");
        row("--max-input-bytes 1M", "--max-input-bytes takes a number of bytes from 4194304 on");
        row("--max-input-bytes-per-address 1M",
            "--max-input-bytes-per-address takes a number of bytes from 2097152 on");
        row("--max-file-byte 1", "--max-file-byte: no such flag. Did you mean --max-file-bytes?");
        row("--registration maybe", "--registration takes open or invite or closed, not \"maybe\"");
        row("--rate-limit perhaps", "--rate-limit takes on or off, not \"perhaps\"");
        row("--tls maybe", "--tls takes auto, off or CERTIFICATE,KEY");
        row("--tls only.crt,", "--tls takes auto, off or CERTIFICATE,KEY");
        row("--role api", "--role takes all alone in this version");
        row("--store postgres://db/parlor", "--store takes sqlite alone in this version");
        row("--bus nats://n1:4222", "--bus takes local alone in this version");
        row("--allow-origin example.org", "--allow-origin takes origins like https://chat.example.org");
        row("--allow-origin https://a.example/path", "--allow-origin takes origins");
        row("--listen", "Missing value after '--listen'");
    }
    void saysWhatWhereAndWhatToDo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const auto [code, errors] = run(arguments);
        QCOMPARE(code, 2);
        QVERIFY2(errors.startsWith("parlord: ") && errors.contains(words), errors);
        QCOMPARE(errors.count('\n'), 1);
    }

    void aWrongLineOfTheFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("unknown") << QByteArray("# ours\n\nmax-stream = 5\n")
                                 << QByteArray(".ini:3: no such setting \"max-stream\". Did you mean \"max-streams\"?");
        QTest::newRow("no value") << QByteArray("[parlord]\nlisten\n")
                                  << QByteArray(".ini:2: expected \"key = value\", not \"listen\"");
        QTest::newRow("other section") << QByteArray("[server]\n") << QByteArray(".ini:1: expected");
        QTest::newRow("bad value") << QByteArray("retention-days = 0\n")
                                   << QByteArray(".ini:1: retention-days takes a number from 1 on, not \"0\"");
        QTest::newRow("no text") << QByteArray("\0\1\2", 3) << QByteArray("is no INI file");
    }
    void aWrongLineOfTheFileIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, words);
        const auto [code, errors] = run({QStringLiteral("--config"), write(text)});
        QCOMPARE(code, 2);
        QVERIFY2(errors.contains(words), errors);
    }

    void aWrongVariableIsNamed()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARLORD_MAX_STREAM"), QStringLiteral("5"));
        const auto [code, errors] = run({}, environment);
        QCOMPARE(code, 2);
        QVERIFY2(errors.contains("PARLORD_MAX_STREAM: no such setting, in the environment. Did you mean "
                                 "PARLORD_MAX_STREAMS?"),
                 errors);
        environment.remove(QStringLiteral("PARLORD_MAX_STREAM"));
        environment.insert(QStringLiteral("PARLORD_RETENTION_DAYS"), QStringLiteral("soon"));
        QVERIFY(run({}, environment).second.contains("PARLORD_RETENTION_DAYS takes a number"));
    }

    void everyFlagIsTakenFromEverySource()
    {
        const QString file = write("[parlord]\n"
                                   "; a comment\n"
                                   "registration = closed\n"
                                   "tls=\"off\"\n"
                                   "role = all\nstore = sqlite\nbus = local\n"
                                   "max-streams = 3\nmax-streams-per-user = 1\nmax-streams-per-user = 2\n"
                                   "rate-limit = off\n"
                                   "max-connections = 50\nmax-connections-per-address = 40\n"
                                   "max-requests-per-session = 30\nmax-requests-per-address = 20\n"
                                   "max-file-bytes = 3K\nmax-input-bytes = 8m\nmax-input-bytes-per-address = 3m\n"
                                   "allow-origin = https://a.example\nallow-origin = https://b.example\n"
                                   "access-token-seconds = 60\nretention-days = 7\nlog-format = json\n"
                                   "metrics-public = true\ninsecure = false\n");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARLORD_REGISTRATION"), QStringLiteral("open"));
        Running server(*this, {QStringLiteral("--config"), file}, environment);
        QVERIFY2(server.url.isValid(), server.errors());
        const RawAnswer ann = server.signUp();
        QCOMPARE(ann.json().value(QLatin1String("expires_in")).toInt(), 60);
        const QByteArray token = tokenIn(ann);
        StreamClient one(server.url, token);
        StreamClient two(server.url, token);
        QCOMPARE(StreamClient(server.url, token).head.status, 429);
        for (const char *origin : {"https://a.example", "https://b.example"})
            QCOMPARE(RawClient(server.url)
                         .request("GET", "/api/server", QByteArray("Origin: ") + origin + "\r\n")
                         .header("access-control-allow-origin"),
                     QByteArray(origin));
        const QByteArray metrics =
            RawClient(server.url).request("GET", "/metrics", "X-Forwarded-For: 203.0.113.7\r\n").body;
        QVERIFY(metrics.contains("\nparlor_http_input_limit_bytes 8388608\n"));
        QVERIFY(metrics.contains("\nparlor_http_input_address_limit_bytes 3145728\n"));
        QCOMPARE(fileBytesOf(server.url), 3072);
        QCOMPARE(server.end(), 0);
        QVERIFY(server.errors().startsWith('{'));
    }

    void aFileIsAsLargeAsIsAllowed()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARLORD_MAX_FILE_BYTES"), QStringLiteral("2K"));
        Running server(*this, {}, environment);
        QCOMPARE(fileBytesOf(server.url), 2048);
        const QByteArray token = tokenIn(server.signUp());
        const auto create = [&](const char *length) {
            return RawClient(server.url)
                .request("POST", "/api/files",
                         "Authorization: Bearer " + token + "\r\nTus-Resumable: 1.0.0\r\nUpload-Length: " + length
                             + "\r\n")
                .status;
        };
        QCOMPARE(create("2048"), 201);
        QCOMPARE(create("2049"), 413);
        QCOMPARE(RawClient(server.url).request("OPTIONS", "/api/files").header("tus-max-size"), QByteArray("2048"));
    }

    void soManyConnectionsAreLetIn()
    {
        Running server(*this, {QStringLiteral("--max-connections"), QStringLiteral("3")});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.url));
            QCOMPARE(clients.back()->request("GET", "/api/server").status, 200);
        }
        RawClient fourth(server.url);
        const RawAnswer answer = fourth.readAnswer();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("retry-after"), QByteArray("1"));
    }

    void soManyRequestsASecondAreAnswered()
    {
        Running server(*this, {QStringLiteral("--max-requests-per-session"), QStringLiteral("1")});
        RawClient client(server.url);
        const QByteArray token = tokenIn(server.signUp());
        int answered = 0;
        while (client.request("GET", "/api/users/me", "Authorization: Bearer " + token + "\r\n").status == 200)
            ++answered;
        QVERIFY2(answered >= 10 && answered < 100, QByteArray::number(answered));
    }

    void originsAreSaidTwiceOrInOneList()
    {
        Running server(*this, {QStringLiteral("--allow-origin"), QStringLiteral("https://a.example,https://b.example"),
                               QStringLiteral("--allow-origin"), QStringLiteral("https://c.example")});
        for (const char *origin : {"https://a.example", "https://b.example", "https://c.example"})
            QCOMPARE(
                RawClient(server.url).request("GET", "/api/server", QByteArray("Origin: ") + origin + "\r\n").status,
                200);
        QCOMPARE(RawClient(server.url).request("GET", "/api/server", "Origin: https://d.example\r\n").status, 403);
    }

    void beyondLoopbackItSpeaksTlsUnlessTold()
    {
        const auto scheme = [this](const QStringList &more) {
            Running server(*this, QStringList{QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")} + more);
            return server.url.scheme();
        };
        QCOMPARE(scheme({}), QStringLiteral("https"));
        QCOMPARE(scheme({QStringLiteral("--tls"), QStringLiteral("off")}), QStringLiteral("http"));
        QCOMPARE(Running(*this, {}).url.scheme(), QStringLiteral("http"));
    }

    void exposureMustBeMeant()
    {
        Running server(*this, {QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0"), QStringLiteral("--tls"),
                               QStringLiteral("off"), QStringLiteral("--registration"), QStringLiteral("open"),
                               QStringLiteral("--rate-limit"), QStringLiteral("off"), QStringLiteral("--insecure")});
        QVERIFY2(server.url.isValid(), server.errors());
    }

private:
    struct Running : ParlordProcess {
        Running(TestSettings &test, const QStringList &arguments,
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
    static qint64 fileBytesOf(const QUrl &url)
    {
        const QJsonObject server = RawClient(url).request("GET", "/api/server").json();
        return server.value(QLatin1String("limits")).toObject().value(QLatin1String("file_bytes")).toInteger();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
