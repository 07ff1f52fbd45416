// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"
#include "tusclient.h"

#include <QDirIterator>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QStringList storedFiles(const RunningServer &server)
{
    QStringList files;
    QDirIterator it(server.dataDirectory() + QStringLiteral("/files"), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

}  // namespace

class TestUploads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>();
        m_mira = m_server->signUp("mira");
        m_tom = m_server->signUp("tom");
    }
    void cleanup() { m_server.reset(); }

    void tellsWhatItSpeaks()
    {
        RawClient client(m_server->url);
        const RawAnswer answer = client.request("OPTIONS", "/api/files");
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("tus-resumable"), QByteArray("1.0.0"));
        QCOMPARE(answer.header("tus-version"), QByteArray("1.0.0"));
        QCOMPARE(answer.header("tus-extension"), QByteArray("creation,creation-with-upload,termination,expiration"));
        QCOMPARE(answer.header("tus-max-size"), QByteArray("104857600"));
        QVERIFY(answer.header("allow").contains("POST"));
    }

    void aFileComesInPieces()
    {
        const QByteArray bytes = noise(300'000);
        const RawAnswer created = mira().create(bytes.size());
        QCOMPARE(created.status, 201);
        QCOMPARE(created.header("tus-resumable"), QByteArray("1.0.0"));
        QCOMPARE(created.header("upload-offset"), QByteArray("0"));
        QVERIFY(created.header("upload-expires").endsWith(" GMT"));
        const QByteArray location = created.header("location");
        QVERIFY(location.startsWith("/api/files/uploads/"));

        const RawAnswer first = mira().patch(location, 0, bytes.left(100'000));
        QCOMPARE(first.status, 204);
        QCOMPARE(first.header("upload-offset"), QByteArray("100000"));
        QVERIFY(!first.headers.contains("parlor-file-id"));
        const RawAnswer between = mira().head(location);
        QCOMPARE(between.status, 200);
        QCOMPARE(between.header("upload-offset"), QByteArray("100000"));
        QCOMPARE(between.header("upload-length"), QByteArray("300000"));
        QCOMPARE(between.header("upload-metadata"), "filename " + QByteArray("notes.bin").toBase64());
        QCOMPARE(between.header("cache-control"), QByteArray("no-store"));

        const RawAnswer last = mira().patch(location, 100'000, bytes.mid(100'000));
        QCOMPARE(last.status, 204);
        const qint64 file = last.header("parlor-file-id").toLongLong();
        QVERIFY(file > 0);
        QCOMPARE(mira().head(location).header("parlor-file-id").toLongLong(), file);
        QCOMPARE(mira().get(file).body, bytes);
    }

    void aLargeFileComesInOneRequestWithLittleMemory()
    {
        const QByteArray bytes = noise(40'000'000);
        const qint64 file = mira().upload(bytes);
        QVERIFY(file > 0);
        const RawAnswer whole = mira().get(file);
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body == bytes);
    }

    void anEmptyFileIsWholeAtOnce()
    {
        const RawAnswer created = mira().create(0);
        QCOMPARE(created.status, 201);
        const qint64 file = created.header("parlor-file-id").toLongLong();
        QVERIFY(file > 0);
        const RawAnswer got = mira().get(file);
        QCOMPARE(got.status, 200);
        QCOMPARE(got.body, QByteArray());
    }

    void creationMayBringTheFirstBytes()
    {
        const RawAnswer part = mira().create(10, "a", TusClient::kBody, "01234");
        QCOMPARE(part.status, 201);
        QCOMPARE(part.header("upload-offset"), QByteArray("5"));
        QVERIFY(!part.header("location").isEmpty());
        const RawAnswer rest = mira().patch(part.header("location"), 5, "56789");
        QCOMPARE(mira().get(rest.header("parlor-file-id").toLongLong()).body, QByteArray("0123456789"));
        const RawAnswer whole = mira().create(3, "a", TusClient::kBody, "abc");
        QCOMPARE(whole.status, 201);
        QCOMPARE(mira().get(whole.header("parlor-file-id").toLongLong()).body, QByteArray("abc"));
    }

    void chunkedBodiesAreTaken()
    {
        const QByteArray location = mira().start(10);
        RawClient client(m_server->url);
        client.write("PATCH " + location + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + m_mira.token + "\r\n"
                     + TusClient::patchHeaders(0) + "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n");
        client.write("5\r\n56789\r\n0\r\n\r\n");
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("upload-offset"), QByteArray("10"));
        QCOMPARE(client.request("GET", "/api/server").status, 200);
    }

    void wrongRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *what, const char *method, const QByteArray &headers, int status,
                            const char *code) {
            QTest::newRow(what) << QByteArray(method) << headers << status << QString::fromLatin1(code);
        };
        const QByteArray &tus = TusClient::kTus;
        const QByteArray &body = TusClient::kBody;
        const QByteArray at = "Upload-Offset: 0\r\n";
        row("no version", "PATCH", body + at, 412, "precondition_failed");
        row("another version", "PATCH", "Tus-Resumable: 0.2.2\r\n" + body + at, 412, "precondition_failed");
        row("no content type", "PATCH", tus + at, 415, "unsupported_media_type");
        row("another content type", "PATCH", tus + at + "Content-Type: application/json\r\n", 415,
            "unsupported_media_type");
        row("no offset", "PATCH", tus + body, 400, "invalid_request");
        row("offset is no number", "PATCH", tus + body + "Upload-Offset: -1\r\n", 400, "invalid_request");
        row("another offset", "PATCH", tus + body + "Upload-Offset: 3\r\n", 409, "conflict");
        row("too much", "PATCH", tus + body + at, 413, "body_too_large");
        row("HEAD without version", "HEAD", "", 412, "");
        row("DELETE without version", "DELETE", "", 412, "precondition_failed");
        row("GET", "GET", tus, 405, "method_not_allowed");
    }
    void wrongRequestsAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QString, code);
        const QByteArray location = mira().start(10);
        const RawAnswer answer = mira().ask(method, location, headers,
                                            method == "PATCH" ? QByteArray(11, 'x') : QByteArray());
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.code(), code);
        if (status == 412)
            QCOMPARE(answer.header("tus-version"), QByteArray("1.0.0"));
    }

    void wrongCreationsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        const auto row = [](const char *what, const QByteArray &headers, int status) {
            QTest::newRow(what) << headers << status;
        };
        const QByteArray &tus = TusClient::kTus;
        row("no version", "Upload-Length: 5\r\n", 412);
        row("no length", tus, 400);
        row("length to follow", tus + "Upload-Defer-Length: 1\r\n", 400);
        row("length is no number", tus + "Upload-Length: 5x\r\n", 400);
        row("the largest", tus + "Upload-Length: 104857600\r\n", 201);
        row("larger", tus + "Upload-Length: 104857601\r\n", 413);
        row("metadata is nonsense", tus + "Upload-Length: 5\r\nUpload-Metadata: filename ???\r\n", 400);
    }
    void wrongCreationsAreRefused()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QCOMPARE(mira().ask("POST", "/api/files", headers).status, status);
    }

    void theUploadIsItsOwnersAlone()
    {
        const QByteArray location = mira().start(10);
        QCOMPARE(tom().head(location).status, 404);
        QCOMPARE(tom().patch(location, 0, "0123456789").status, 404);
        QCOMPARE(tom().terminate(location).status, 404);
        QCOMPARE(TusClient(m_server->url, "nobody").head(location).status, 401);
        QCOMPARE(mira().offset(location), 0);
    }

    void theMethodMayStandInAHeader()
    {
        const QByteArray location = mira().start(3);
        const RawAnswer answer = mira().ask("POST", location,
                                            TusClient::patchHeaders(0) + "X-HTTP-Method-Override: PATCH\r\n", "abc");
        QCOMPARE(answer.status, 204);
        QVERIFY(answer.headers.contains("parlor-file-id"));
    }

    void aTerminatedUploadIsGone()
    {
        const QByteArray location = mira().start(10);
        mira().patch(location, 0, "01234");
        QCOMPARE(storedFiles(*m_server).size(), 1);
        QCOMPARE(mira().terminate(location).status, 204);
        QCOMPARE(mira().head(location).status, 404);
        QCOMPARE(mira().patch(location, 5, "56789").status, 404);
        QCOMPARE(storedFiles(*m_server).size(), 0);
    }

    void aCutConnectionKeepsWhatCame()
    {
        const QByteArray bytes = noise(2'000'000);
        const QByteArray location = mira().start(bytes.size());
        {
            RawClient client(m_server->url);
            client.write(TusClient::text("PATCH", location, m_mira.token, TusClient::patchHeaders(0), bytes.size())
                         + bytes.left(700'000));
            client.socket().disconnectFromHost();
        }
        QTRY_COMPARE(mira().offset(location), 700'000);
        // The server may still be about to notice that the first one has gone.
        RawAnswer rest;
        QTRY_VERIFY(goesOn(rest, location, 700'000, bytes.mid(700'000)));
        QVERIFY(mira().get(rest.header("parlor-file-id").toLongLong()).body == bytes);
    }

    void oneOfTwoAtOnceWins()
    {
        const QByteArray location = mira().start(10);
        RawClient first(m_server->url);
        first.write(TusClient::text("PATCH", location, m_mira.token, TusClient::patchHeaders(0), 10) + "01234");
        QTRY_COMPARE(mira().offset(location), 5);
        QCOMPARE(mira().patch(location, 5, "xxxxx").status, 409);
        first.write("56789");
        const RawAnswer answer = first.readAnswer();
        QCOMPARE(answer.status, 204);
        QCOMPARE(mira().get(answer.header("parlor-file-id").toLongLong()).body, QByteArray("0123456789"));
    }

    void whoFellSilentGivesWay()
    {
        const QByteArray location = mira().start(10);
        RawClient first(m_server->url);
        first.write(TusClient::text("PATCH", location, m_mira.token, TusClient::patchHeaders(0), 10) + "01234");
        QTRY_COMPARE(mira().offset(location), 5);
        m_server->clock.advance(6s);
        QCOMPARE(mira().patch(location, 5, "56789").status, 409);
        QVERIFY(first.readToEnd());
        RawAnswer rest;
        QTRY_VERIFY(goesOn(rest, location, 5, "56789"));
    }

    void aBodyThatStopsComingIsLetGo()
    {
        const QByteArray location = mira().start(10);
        RawClient client(m_server->url);
        client.write(TusClient::text("PATCH", location, m_mira.token, TusClient::patchHeaders(0), 10) + "01234");
        QTRY_COMPARE(mira().offset(location), 5);
        m_server->clock.advance(31s);
        QCOMPARE(client.readAnswer().status, 408);
        QCOMPARE(mira().offset(location), 5);
    }

    void whoWaitsToBeAskedIsAskedWhenItMaySend()
    {
        const QByteArray location = mira().start(3);
        RawClient good(m_server->url);
        good.write(TusClient::text("PATCH", location, m_mira.token,
                                   TusClient::patchHeaders(0) + "Expect: 100-continue\r\n", 3));
        QCOMPARE(good.readAnswer(true).status, 100);
        good.write("abc");
        QCOMPARE(good.readAnswer().status, 204);
        RawClient bad(m_server->url);
        bad.write(TusClient::text("PATCH", location, m_mira.token,
                                  TusClient::patchHeaders(7) + "Expect: 100-continue\r\n", 3));
        const RawAnswer refused = bad.readAnswer();
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.header("connection"), QByteArray("close"));
    }

    void uploadsGoOnAfterARestart()
    {
        const QByteArray bytes = noise(50'000);
        const QByteArray location = mira().start(bytes.size());
        mira().patch(location, 0, bytes.left(20'000));
        QVERIFY(m_server->stop());
        QVERIFY(m_server->start());
        QCOMPARE(mira().offset(location), 20'000);
        const RawAnswer rest = mira().patch(location, 20'000, bytes.mid(20'000));
        QVERIFY(mira().get(rest.header("parlor-file-id").toLongLong()).body == bytes);
    }

    void whatWasWholeWhenTheServerDiedBecomesAFile()
    {
        const QByteArray location = mira().start(5);
        mira().patch(location, 0, "abcd");
        QVERIFY(m_server->stop());
        QFile file(storedFiles(*m_server).value(0));
        QVERIFY(file.open(QIODevice::Append));
        file.write("e");
        file.close();
        QVERIFY(m_server->start());
        const RawAnswer answer = mira().head(location);
        QCOMPARE(answer.header("upload-offset"), QByteArray("5"));
        QCOMPARE(mira().get(answer.header("parlor-file-id").toLongLong()).body, QByteArray("abcde"));
    }

    void strayBytesGoAtTheStart()
    {
        const qint64 file = mira().upload("abc");
        const QByteArray open = mira().start(5);
        mira().patch(open, 0, "ab");
        QVERIFY(m_server->stop());
        const QString folder = m_server->dataDirectory() + QStringLiteral("/files/ab");
        QVERIFY(QDir().mkpath(folder));
        QFile stray(folder + QStringLiteral("/cdef0123456789cdef0123456789cd"));
        QVERIFY(stray.open(QIODevice::WriteOnly));
        stray.write("x");
        stray.close();
        QVERIFY(m_server->start());
        QTRY_VERIFY(!stray.exists());
        QCOMPARE(mira().get(file).body, QByteArray("abc"));
        QCOMPARE(mira().offset(open), 2);
    }

    void whatIsNotFinishedInADayIsNoneAnyMore()
    {
        const RawAnswer created = mira().create(10);
        const QByteArray location = created.header("location");
        QCOMPARE(created.header("upload-expires"), QByteArray("Sun, 22 Nov 2026 08:00:00 GMT"));
        QCOMPARE(mira().patch(location, 0, "01234").status, 204);
        m_server->clock.advance(24h - 1s);
        m_mira = m_server->login("mira");
        QCOMPARE(mira().offset(location), 5);
        // The sweeper has just looked, and looks again in a minute.
        m_server->clock.advance(1s);
        m_mira = m_server->login("mira");
        QCOMPARE(mira().head(location).status, 404);
        const RawAnswer late = mira().patch(location, 5, "56789");
        QCOMPARE(late.status, 404);
        QCOMPARE(late.code(), QStringLiteral("not_found"));
        QCOMPARE(mira().terminate(location).status, 404);
        QCOMPARE(storedFiles(*m_server).size(), 1);
        m_server->clock.advance(61s);
        QTRY_COMPARE(storedFiles(*m_server).size(), 0);
    }

    void whatWasFinishedInTimeStays()
    {
        const qint64 file = mira().upload("abc");
        mira().patch(mira().start(5), 0, "ab");
        QCOMPARE(storedFiles(*m_server).size(), 2);
        m_server->clock.advance(24h + 1min);
        m_mira = m_server->login("mira");
        QTRY_COMPARE(storedFiles(*m_server).size(), 1);
        QCOMPARE(mira().get(file).body, QByteArray("abc"));
    }

    void nobodyFillsTheDiskWithUnfinishedOnes()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(mira().create(104857600).status, 201);
        const RawAnswer answer = mira().create(1);
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.headers.contains("retry-after"));
        QCOMPARE(tom().create(1).status, 201);
    }

private:
    /// Whether it went on, now or in an earlier call.
    bool goesOn(RawAnswer &answer, const QByteArray &location, qint64 offset, const QByteArray &bytes) const
    {
        if (answer.status != 204)
            answer = mira().patch(location, offset, bytes);
        return answer.status == 204;
    }
    TusClient mira() const { return {m_server->url, m_mira.token}; }
    TusClient tom() const { return {m_server->url, m_tom.token}; }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    RunningServer::Account m_tom;
};

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"
