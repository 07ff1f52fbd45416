// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

using namespace parlor;

class TestDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<RunningServer>(
            [](ServerOptions &options) { options.allowedOrigins = {QStringLiteral("https://chat.example")}; });
        m_mira = m_server->signUp("mira");
        QVERIFY(!m_mira.token.isEmpty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void unknownPathsAre404()
    {
        RawClient client(m_server->url);
        for (const char *path :
             {"/", "/api", "/api/", "/api/server/", "/api/chat/rooms/x", "/api/chat/rooms/0", "/api/chat/rooms/-1",
              "/api/chat/rooms/9007199254740992", "/api/chat/rooms/1%2F", "/api/chat/messages/by-key"}) {
            const RawAnswer answer = client.request("GET", path, bearer());
            QVERIFY2(answer.status == 404, path);
            QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
            QCOMPARE(answer.code(), QStringLiteral("not_found"));
        }
    }

    void pathsThatClimbLeadNowhere()
    {
        RawClient client(m_server->url);
        for (const char *path : {"/api/../api/server", "/api/./server", "/api/%2e%2e/api/server", "/api//server",
                                 "/api/server%2f", "/api/..%2fserver", "/api\\server", "/../../etc/passwd",
                                 "/api/files/..%2f..%2fstore.sqlite", "/api/chat/rooms/%31%20", "/API/SERVER"}) {
            const RawAnswer answer = client.request("GET", path, bearer());
            QVERIFY2(answer.status == 404, path);
        }
    }

    void addressesAreUtf8()
    {
        RawClient client(m_server->url);
        for (const char *path : {"/api/chat/messages/by-key/%ff", "/api/users?q=%c3%28", "/api/users?q=%ed%a0%80",
                                 "/api/users?q=a%00b", "/%00", "/\xff", "/%c0%ae%c0%ae/"}) {
            const RawAnswer answer = client.request("GET", path, bearer());
            QVERIFY2(answer.status == 400, path);
            QCOMPARE(answer.code(), QStringLiteral("invalid_request"));
        }
        QCOMPARE(client.request("GET", "/api/users?q=%e4%b8%ad", bearer()).status, 200);
    }

    void bodiesAreUtf8AndNestSoDeep()
    {
        RawClient client(m_server->url);
        const auto nested = [](int depth) -> QByteArray {
            return "{\"kind\":" + QByteArray("[").repeated(depth - 1) + QByteArray("]").repeated(depth - 1) + "}";
        };
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer(), nested(64)).status, 422);
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer(), nested(65)).status, 400);
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer(), "{\"kind\":\"\xff\"}").status, 400);
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer()).status, 400);
    }

    void namesShowWhatTheySay_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("NUL") << QByteArray("a\\u0000b");
        QTest::newRow("escape") << QByteArray("a\\u001bb");
        QTest::newRow("delete") << QByteArray("a\\u007fb");
        QTest::newRow("line feed") << QByteArray("a\\nb");
        QTest::newRow("line separator") << QByteArray("a\\u2028b");
        QTest::newRow("override") << QByteArray("a\\u202eb");
        QTest::newRow("isolate") << QByteArray("a\\u2066b");
        QTest::newRow("lone surrogate") << QByteArray("a\\ud800b");
    }
    void namesShowWhatTheySay()
    {
        QFETCH(QByteArray, text);
        RawClient client(m_server->url);
        const auto field = [](const RawAnswer &answer) {
            return answer.json()
                .value(QLatin1String("errors"))
                .toArray()
                .at(0)
                .toObject()
                .value(QLatin1String("field"));
        };
        const auto refuses = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                 const char *name) {
            const RawAnswer answer = client.request(method, path, bearer(), body);
            return answer.status == 422 && field(answer).toString() == QLatin1String(name);
        };
        const QByteArray room = "/api/chat/rooms/" + QByteArray::number(m_server->makeRoom(m_mira.token));
        const QByteArray account = ",\"password\":\"correct horse\"}";
        QVERIFY(refuses("POST", "/api/auth/register", "{\"display_name\":\"D\",\"username\":\"" + text + "\"" + account,
                        "username"));
        QVERIFY(refuses("POST", "/api/auth/register",
                        "{\"username\":\"dora\",\"display_name\":\"" + text + "\"" + account, "display_name"));
        QVERIFY(refuses("PATCH", "/api/users/me", "{\"display_name\":\"" + text + "\"}", "display_name"));
        QVERIFY(refuses("PATCH", "/api/users/me", "{\"status_text\":\"" + text + "\"}", "status_text"));
        QVERIFY(refuses("PATCH", room, "{\"name\":\"" + text + "\"}", "name"));
        QVERIFY(refuses("PATCH", room, "{\"topic\":\"" + text + "\"}", "topic"));
        QVERIFY(refuses("PATCH", "/api/workspaces/1", "{\"name\":\"" + text + "\"}", "name"));
        QVERIFY(refuses("POST", "/api/auth/login", "{\"username\":\"mira\",\"device_name\":\"" + text + "\"" + account,
                        "device_name"));
    }

    void wrongMethodsAre405WithAllow()
    {
        RawClient client(m_server->url);
        const RawAnswer answer = client.request("DELETE", "/api/chat/rooms", bearer());
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.code(), QStringLiteral("method_not_allowed"));
        QCOMPARE(answer.header("allow"), QByteArray("GET, POST, HEAD, OPTIONS"));
        QCOMPARE(client.request("BREW", "/api/server").status, 405);
    }

    void headAnswersAsGetWithoutABody()
    {
        RawClient client(m_server->url);
        const RawAnswer get = client.request("GET", "/api/server");
        const RawAnswer head = client.request("HEAD", "/api/server");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-length"), get.header("content-length"));
        // Nothing was left over that the next answer would start with.
        QCOMPARE(client.request("HEAD", "/api/events", bearer()).header("content-type"),
                 QByteArray("text/event-stream"));
        QCOMPARE(client.request("GET", "/api/server").status, 200);
    }

    void optionsTellsWhatIsAllowed()
    {
        RawClient client(m_server->url);
        const RawAnswer answer = client.request("OPTIONS", "/api/chat/rooms/7");
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("allow"), QByteArray("GET, PATCH, DELETE, HEAD, OPTIONS"));
        QVERIFY(!answer.headers.contains("access-control-allow-origin"));
        QCOMPARE(client.request("OPTIONS", "*").status, 204);
        QCOMPARE(client.request("OPTIONS", "/nowhere").status, 404);
    }

    void everythingElseNeedsAToken_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        for (const char *line : {"GET /api/users/me", "GET /api/sync", "GET /api/events", "GET /api/events/poll",
                                 "POST /api/events/ticket", "GET /api/chat/rooms", "POST /api/chat/rooms",
                                 "GET /api/chat/rooms/1/messages", "POST /api/auth/logout", "PUT /api/presence",
                                 "GET /api/online-users", "GET /api/workspaces", "DELETE /api/chat/messages/1"}) {
            const QList<QByteArray> words = QByteArray(line).split(' ');
            QTest::newRow(line) << words[0] << words[1];
        }
    }
    void everythingElseNeedsAToken()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        RawClient client(m_server->url);
        for (const QByteArray &header : {QByteArray(), QByteArray("Authorization: Bearer nonsense\r\n"),
                                         QByteArray("Authorization: Basic bWlyYQ==\r\n")}) {
            const RawAnswer answer = client.request(method, path, header);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.code(), QStringLiteral("unauthorized"));
            QCOMPARE(answer.header("www-authenticate"), QByteArray("Bearer"));
        }
    }

    void bodiesAreChecked()
    {
        RawClient client(m_server->url);
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer(), "{").status, 400);
        QCOMPARE(client.request("POST", "/api/chat/rooms", bearer(), "[]").status, 400);
        QCOMPARE(
            client.request("POST", "/api/chat/rooms", bearer(), QByteArray(100, '[') + QByteArray(100, ']')).code(),
            QStringLiteral("invalid_request"));
        const RawAnswer fields = client.request("POST", "/api/chat/rooms", bearer(), "{\"kind\":7}");
        QCOMPARE(fields.status, 422);
        QCOMPARE(fields.code(), QStringLiteral("invalid_fields"));
        QVERIFY(fields.json().value(QLatin1String("errors")).toArray().size() >= 2);
        client.write(
            "POST /api/auth/login HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(client.readAnswer().status, 415);
    }

    void queriesAreChecked()
    {
        RawClient client(m_server->url);
        const qint64 room = m_server->makeRoom(m_mira.token);
        const QByteArray page = "/api/chat/rooms/" + QByteArray::number(room) + "/messages";
        QCOMPARE(client.request("GET", page + "?before_seq=1&after_seq=1", bearer()).status, 422);
        QCOMPARE(client.request("GET", page + "?limit=x", bearer()).status, 422);
        QCOMPARE(client.request("GET", page + "?limit=0", bearer()).status, 422);
        QCOMPARE(client.request("GET", page + "?limit=100000", bearer()).status, 200);
        QCOMPARE(client.request("GET", "/api/online-users?chat_id=x", bearer()).status, 422);
        QCOMPARE(client.request("GET", "/api/users?q=MI%72a", bearer())
                     .json()
                     .value(QLatin1String("users"))
                     .toArray()
                     .size(),
                 1);
    }

    void anotherProtocolIsToldTheLowest()
    {
        RawClient client(m_server->url);
        const RawAnswer answer = client.request("GET", "/api/sync", "X-Parlor-Protocol: 2\r\n");
        QCOMPARE(answer.status, 426);
        QCOMPARE(answer.code(), QStringLiteral("upgrade_required"));
        QCOMPARE(answer.json().value(QLatin1String("lowest")).toInt(), 1);
        QCOMPARE(client.request("GET", "/api/server", "X-Parlor-Protocol: 2\r\n").status, 200);
        for (const char *path : {"/api/health", "/api/health/live", "/api/health/ready", "/api/sse/health"})
            QCOMPARE(client.request("GET", path, "X-Parlor-Protocol: 2\r\n").status, 200);
        QCOMPARE(client.request("POST", "/api/auth/login", "X-Parlor-Protocol: one\r\n", "{}").status, 426);
        QCOMPARE(client.request("GET", "/api/users/me", bearer() + "X-Parlor-Protocol: 1\r\n").status, 200);
    }

    void foreignPagesAreTurnedAway()
    {
        RawClient client(m_server->url);
        for (const char *origin : {"https://evil.example", "null", "http://127.0.0.1:1"}) {
            const RawAnswer answer = client.request("GET", "/api/server", QByteArray("Origin: ") + origin + "\r\n");
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.code(), QStringLiteral("forbidden"));
            QVERIFY(!answer.headers.contains("access-control-allow-origin"));
        }
        // A name that somebody points at this address is not "own", whatever Host says.
        client.write("GET /api/server HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 403);
    }

    void namedPagesMayRead()
    {
        RawClient client(m_server->url);
        const RawAnswer preflight = client.request(
            "OPTIONS", "/api/sync", "Origin: https://chat.example\r\nAccess-Control-Request-Method: GET\r\n");
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("access-control-allow-origin"), QByteArray("https://chat.example"));
        QVERIFY(preflight.header("access-control-allow-methods").contains("GET"));
        QVERIFY(preflight.header("access-control-allow-headers").contains("Authorization"));
        const RawAnswer refused = client.request("GET", "/api/sync", "Origin: https://chat.example\r\n");
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.header("access-control-allow-origin"), QByteArray("https://chat.example"));
        QCOMPARE(client.request("GET", "/api/server", "Origin: " + m_server->url.toEncoded() + "\r\n").status, 200);
    }

    void everyAnswerHasTheSecurityHeaders()
    {
        for (const char *path : {"/api/server", "/nowhere", "/api/sync", "/%ff", "nonsense"}) {
            RawClient client(m_server->url);
            const RawAnswer answer = client.request("GET", path);
            QCOMPARE(answer.header("referrer-policy"), QByteArray("no-referrer"));
            QCOMPARE(answer.header("x-frame-options"), QByteArray("DENY"));
            QCOMPARE(answer.header("x-content-type-options"), QByteArray("nosniff"));
            QCOMPARE(answer.header("cache-control"), QByteArray("no-store"));
            QVERIFY(answer.header("content-security-policy").contains("default-src 'none'"));
            QCOMPARE(answer.header("date"), QByteArray("Sat, 21 Nov 2026 08:00:00 GMT"));
        }
    }

    void requestsOfASessionAreLimited()
    {
        RunningServer server([](ServerOptions &options) { options.limitRates = true; });
        const auto mira = server.signUp("mira");
        const auto ole = server.signUp("ole");
        RawClient client(server.url);
        const QByteArray authorization = "Authorization: Bearer " + mira.token + "\r\n";
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(client.request("GET", "/api/users/me", authorization).status, 200);
        const RawAnswer answer = client.request("GET", "/api/users/me", authorization);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.code(), QStringLiteral("rate_limited"));
        QCOMPARE(answer.header("retry-after"), QByteArray("1"));
        QCOMPARE(server.call(ole.token, "GET", "/api/users/me").status, 200);
        QCOMPARE(client.request("GET", "/api/server").status, 200);
        server.clock.advance(std::chrono::seconds(1));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(client.request("GET", "/api/users/me", authorization).status, 200);
        QCOMPARE(client.request("GET", "/api/users/me", authorization).status, 429);
    }

    void limitsOnSignInsSayWhenToComeBack()
    {
        RunningServer server([](ServerOptions &options) { options.limitRates = true; });
        server.signUp("mira");
        RawAnswer answer;
        for (int i = 0; i < 11; ++i) {
            RawClient client(server.url);
            answer = client.request("POST", "/api/auth/login", {}, R"({"username":"mira","password":"wrong wrong"})");
        }
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.header("retry-after").toInt() > 0);
    }

private:
    QByteArray bearer() const { return "Authorization: Bearer " + m_mira.token + "\r\n"; }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
};

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
