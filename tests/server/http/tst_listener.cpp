// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

using namespace parlor;
using namespace std::chrono_literals;

class TestListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { m_large.server.stop(); }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        RunningServer server;
        const auto mira = server.signUp("mira");
        RawClient client(server.url);
        const QByteArray authorization = "Host: h\r\nAuthorization: Bearer " + mira.token + "\r\n\r\n";
        // The first goes to the store and back, the others are answered at once: order is kept all the same.
        client.write("GET /api/sync HTTP/1.1\r\n" + authorization + "GET /api/health/live HTTP/1.1\r\n" + authorization
                     + "GET /api/users/me HTTP/1.1\r\n" + authorization + "GET /nowhere HTTP/1.1\r\n" + authorization);
        QVERIFY(client.readAnswer().json().contains(QLatin1String("rooms")));
        QVERIFY(client.readAnswer().json().contains(QLatin1String("status")));
        QVERIFY(client.readAnswer().json().contains(QLatin1String("user")));
        QCOMPARE(client.readAnswer().status, 404);
    }

    void whatComesBehindALongPollWaitsForIt()
    {
        RunningServer server;
        const auto mira = server.signUp("mira");
        const QByteArray bearer = "Authorization: Bearer " + mira.token + "\r\n";
        RawClient client(server.url);
        client.send("GET", "/api/events/poll?wait=25&since=" + server.cursor(mira.token), bearer);
        server.call({}, "GET", "/api/sse/health");
        client.send("GET", "/api/health/live");
        client.send("GET", "/nowhere");
        for (int i = 0; i < 3; ++i)
            server.call({}, "GET", "/api/sse/health");
        server.clock.advance(26s);
        QVERIFY(client.readAnswer().json().contains(QLatin1String("events")));
        QVERIFY(client.readAnswer().json().contains(QLatin1String("status")));
        QCOMPARE(client.readAnswer().status, 404);
    }

    void anAnswerIsWholeThoughTheServerStops()
    {
        RunningServer &server = m_large.server;
        const LargeRoom &room = m_large.room();
        RawClient client(server.url);
        readLittle(client);
        client.send("GET", room.page, room.authorization);
        QVERIFY(client.socket().waitForReadyRead(kPatience));
        for (int i = 0; i < 10; ++i)
            waitUntilServed(server);
        QSignalSpy stopped(server.host.get(), &ServerHost::stopped);
        server.host->stop();
        client.socket().setReadBufferSize(0);
        QCOMPARE(client.readAnswer().json().value(QLatin1String("messages")).toArray().size(), 200);
        QVERIFY(client.readToEnd());
        QVERIFY(!stopped.isEmpty() || stopped.wait(kPatience));
    }

    void whoIsOneTooManyIsToldSo()
    {
        RunningServer server([](ServerOptions &options) { options.maxConnections = 8; });
        std::vector<std::unique_ptr<RawClient>> open;
        for (int i = 0; i < 8; ++i) {
            open.push_back(std::make_unique<RawClient>(server.url));
            QCOMPARE(open.back()->request("GET", "/api/health/live").status, 200);
        }
        RawClient refused(server.url);
        const RawAnswer answer = refused.readAnswer();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), QStringLiteral("unavailable"));
        QVERIFY(answer.header("retry-after").toInt() > 0);
        QCOMPARE(answer.header("x-content-type-options"), QByteArray("nosniff"));
        QVERIFY(refused.readToEnd());
        open.pop_back();
        // The server learns of the end in its own time.
        bool isLetIn = false;
        QTRY_VERIFY(isLetIn = isLetIn || RawClient(server.url).request("GET", "/api/health/live").status == 200);
    }

    void aLargeHeaderIsRefused()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write("GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(33 * 1024, 'x'));
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 431);
        QCOMPARE(answer.code(), QStringLiteral("headers_too_large"));
        QVERIFY(client.readToEnd());
    }

    void aLargeBodyIsRefusedBeforeItComes()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write("POST /api/auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n");
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.code(), QStringLiteral("body_too_large"));
        QCOMPARE(answer.header("connection"), QByteArray("close"));
        QVERIFY(client.readToEnd());
    }

    void aBodyOfTheLimitIsRead()
    {
        RunningServer server;
        RawClient client(server.url);
        QByteArray body(1048576, ' ');
        body.replace(0, 2, "{}");
        QCOMPARE(client.request("POST", "/api/auth/login", {}, body).status, 422);
    }

    void ambiguousFramingIsRefusedAndCloses()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write(
            "POST /api/auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            "GET /api/server HTTP/1.1\r\nHost: h\r\n\r\n");
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), QStringLiteral("invalid_request"));
        QByteArray rest;
        QVERIFY(client.readToEnd(&rest));
        QCOMPARE(rest, QByteArray());
    }

    void aHeaderThatDoesNotComeTimesOut()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write("GET /api/server HTTP/1.1\r\nHo");
        waitUntilServed(server);
        server.clock.advance(11s);
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 408);
        QCOMPARE(answer.code(), QStringLiteral("timeout"));
    }

    void aHeaderThatTricklesTimesOut()
    {
        RunningServer server;
        RawClient client(server.url);
        for (const char byte : QByteArray("GET /")) {
            client.write(QByteArray(1, byte));
            waitUntilServed(server);
            server.clock.advance(3s);
        }
        QCOMPARE(client.readAnswer().status, 408);
        QVERIFY(client.readToEnd());
    }

    void whoSaysNothingIsClosedWithoutAWord()
    {
        RunningServer server;
        RawClient client(server.url);
        waitUntilServed(server);
        server.clock.advance(11s);
        QByteArray rest;
        QVERIFY(client.readToEnd(&rest));
        QCOMPARE(rest, QByteArray());
    }

    void aBodyThatDoesNotComeTimesOut()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write("POST /api/auth/login HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QCOMPARE(client.readAnswer(true).status, 100);
        client.write("{");
        waitUntilServed(server);
        server.clock.advance(29s);
        waitUntilServed(server);
        server.clock.advance(2s);
        QCOMPARE(client.readAnswer().status, 408);
    }

    void aQuietConnectionIsClosedWithoutAWord()
    {
        RunningServer server;
        RawClient client(server.url);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
        server.clock.advance(80s);
        QByteArray rest;
        QVERIFY(client.readToEnd(&rest));
        QCOMPARE(rest, QByteArray());
    }

    void chunkedBodiesAreRead()
    {
        RunningServer server;
        server.signUp("mira");
        RawClient client(server.url);
        const QByteArray body = R"({"username":"mira","password":"correct horse"})";
        QByteArray text =
            "POST /api/auth/login HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (const char byte : body)
            text += QByteArray("1\r\n") + byte + "\r\n";
        client.write(text + "0\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
    }

    void oldClientsGetAnAnswerAndTheEnd()
    {
        RunningServer server;
        RawClient client(server.url);
        client.write("GET /api/server HTTP/1.0\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        QVERIFY(client.readToEnd());
    }

    void anUpgradeThatIsNotSpokenIsIgnored()
    {
        RunningServer server;
        RawClient client(server.url);
        QCOMPARE(client.request("GET", "/api/server", "Connection: Upgrade\r\nUpgrade: websocket\r\n").status, 200);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
    }

    void clientsThatVanishMidwayDoNoHarm()
    {
        RunningServer server;
        const auto mira = server.signUp("mira");
        const qint64 room = server.makeRoom(mira.token);
        for (int i = 0; i < 50; ++i) {
            RawClient client(server.url);
            client.send("POST", "/api/chat/rooms/" + QByteArray::number(room) + "/messages",
                        "Authorization: Bearer " + mira.token + "\r\n",
                        "{\"client_key\":\"vanish-" + QByteArray::number(i) + "\",\"body\":\"x\"}");
            client.socket().abort();
        }
        QCOMPARE(server.call(mira.token, "GET", "/api/users/me").status, 200);
    }

private:
    /// Pages of this are larger than what the system buffers between two sockets.
    struct LargeRoom {
        const LargeRoom &room()
        {
            if (mira.id == 0)
                fill();
            server.start();
            return *this;
        }
        void fill()
        {
            mira = server.signUp("mira");
            const qint64 room = server.makeRoom(mira.token);
            authorization = "Authorization: Bearer " + mira.token + "\r\n";
            messages = "/api/chat/rooms/" + QByteArray::number(room) + "/messages";
            page = messages + "?limit=200";
            const QByteArray text = QByteArray("\xf0\x9f\x99\x82").repeated(10'000);
            RawClient client(server.url);
            for (int i = 0; i < 200; ++i)
                client.request("POST", messages, authorization,
                               "{\"client_key\":\"large-" + QByteArray::number(i) + "-abc\",\"body\":\"" + text
                                   + "\"}");
        }
        RunningServer server;
        RunningServer::Account mira;
        QByteArray authorization;
        QByteArray messages;
        QByteArray page;
    };
    LargeRoom m_large;

    /// Neither this program nor the system takes more than a little.
    static void readLittle(RawClient &client)
    {
        client.socket().setReadBufferSize(4096);
        client.socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 64 * 1024);
    }
    /// What was written before this was read by the server: it reads its sockets in one loop.
    static void waitUntilServed(RunningServer &server)
    {
        for (int i = 0; i < 2; ++i) {
            RawClient other(server.url);
            QCOMPARE(other.request("GET", "/api/health/live").status, 200);
        }
    }
};

QTEST_GUILESS_MAIN(TestListener)
#include "tst_listener.moc"
