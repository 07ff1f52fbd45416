// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace parlor;

namespace {

/// Marks that must never be seen again, each put into another part of a request.
class Secrets
{
public:
    QByteArray make(const char *where)
    {
        const QByteArray secret = "sekret" + QByteArray::number(m_all.size() + 100) + where;
        m_all.append(secret);
        return secret;
    }
    /// One that the server made.
    QByteArray keep(const QString &secret)
    {
        // What is empty would be found nowhere.
        m_all.append(secret.size() >= 12 ? secret.toUtf8() : QByteArray("\n"));
        return m_all.last();
    }
    QList<QByteArray> foundIn(const QByteArray &text) const
    {
        QList<QByteArray> found;
        for (const QByteArray &secret : m_all) {
            if (text.contains(secret))
                found.append(secret);
        }
        return found;
    }

private:
    QList<QByteArray> m_all;
};

QString tokenOf(const RawAnswer &answer, const char *name)
{
    return answer.json().value(QLatin1String(name)).toString();
}

qint64 idIn(const RawAnswer &answer, const char *object)
{
    return answer.json().value(QLatin1String(object)).toObject().value(QLatin1String("id")).toInteger();
}

using Call = std::function<RawAnswer(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                                     const QByteArray &body)>;

QByteArray member(const char *name, const QByteArray &value)
{
    return '"' + QByteArray(name) + "\":\"" + value + '"';
}

QByteArray jsonOf(const char *name, const QByteArray &value)
{
    return '{' + member(name, value) + '}';
}

/// Has the server make one of every secret that it makes, and uses each: well, too late and wrong.
void useMadeSecrets(const Call &call, const QByteArray &bearer, qint64 room, Secrets &secrets)
{
    const QByteArray rooms = "/api/chat/rooms/" + QByteArray::number(room);
    const RawAnswer made = call("POST", rooms + "/hooks", bearer, "{}");
    const QString hookUrl = tokenOf(made, "url");
    const QByteArray hook = "/api/hooks/" + secrets.keep(hookUrl.mid(hookUrl.lastIndexOf(u'/') + 1));
    QCOMPARE(call("POST", hook, {}, jsonOf("text", secrets.make("hooked"))).status, 201);
    QCOMPARE(call("POST", hook, "Idempotency-Key: " + secrets.make("!") + "\r\n", R"({"text":"x"})").status, 422);
    QCOMPARE(call("POST", hook, {}, jsonOf("text", secrets.make("hookcut")).chopped(1)).status, 400);
    QCOMPARE(call("GET", hook, {}, {}).status, 405);
    QCOMPARE(call("POST", hook + "/more", {}, "{}").status, 404);
    QCOMPARE(call("DELETE", rooms + "/hooks/" + QByteArray::number(idIn(made, "hook")), bearer, {}).status, 204);
    QCOMPARE(call("POST", hook, {}, R"({"text":"x"})").status, 404);

    const RawAnswer bot = call("POST", "/api/bots", bearer, R"({"name":"Helper","workspace_id":1})");
    const QByteArray asBot = "Authorization: Bearer " + secrets.keep(tokenOf(bot, "token")) + "\r\n";
    QCOMPARE(call("GET", "/api/users/me", asBot, {}).status, 200);
    QCOMPARE(call("DELETE", "/api/bots/" + QByteArray::number(idIn(bot, "user")) + "/token", bearer, {}).status, 204);
    QCOMPARE(call("GET", "/api/users/me", asBot, {}).status, 401);

    const QByteArray invite = secrets.keep(
        tokenOf(call("POST", "/api/invites", bearer, R"({"workspace_id":1,"max_uses":1})"), "token"));
    QCOMPARE(call("POST", "/api/invites/preview", {}, jsonOf("token", invite)).status, 200);
    const RawAnswer bob = call("POST", "/api/auth/register", {},
                               R"({"username":"bob","display_name":"Bob",)" + member("password", secrets.make("bob"))
                                   + ',' + member("invite", invite) + '}');
    QCOMPARE(bob.status, 201);
    QCOMPARE(call("POST", "/api/invites/accept", bearer, jsonOf("token", invite)).status, 403);

    const QByteArray first = secrets.keep(tokenOf(bob, "refresh_token"));
    secrets.keep(tokenOf(bob, "access_token"));
    const auto refresh = [&call](const QByteArray &token) {
        return call("POST", "/api/auth/refresh", {}, jsonOf("refresh_token", token));
    };
    const QByteArray second = secrets.keep(tokenOf(refresh(first), "refresh_token"));
    secrets.keep(tokenOf(refresh(second), "refresh_token"));
    QCOMPARE(refresh(first).status, 401);
    const RawAnswer reset = call(
        "POST", "/api/admin/users/" + QByteArray::number(idIn(bob, "user")) + "/reset-password", bearer, {});
    secrets.keep(tokenOf(reset, "password"));

    const QByteArray ticket = secrets.keep(tokenOf(call("POST", "/api/events/ticket", bearer, {}), "ticket"));
    QCOMPARE(call("GET", "/api/events?ticket=" + ticket, {}, {}).status, 200);
    QCOMPARE(call("GET", "/api/events?ticket=" + ticket, {}, {}).status, 401);
    QCOMPARE(call("POST", "/api/files",
                  bearer + "Tus-Resumable: 1.0.0\r\nUpload-Length: 5\r\nUpload-Metadata: filename "
                      + secrets.make("filename").toBase64() + "\r\n",
                  {})
                 .status,
             201);
}

/// Goes through all that takes a secret, well and badly.
void tellEverything(const QUrl &url, Secrets &secrets)
{
    const auto call = [&url](const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                             const QByteArray &body = {}) {
        return RawClient(url).request(method, target, headers, body);
    };
    const QByteArray password = secrets.make("password");
    const RawAnswer ann = call("POST", "/api/auth/register", {},
                               R"({"username":"ann","password":")" + password + R"(","display_name":"Ann"})");
    QCOMPARE(ann.status, 201);
    const QByteArray bearer = "Authorization: Bearer " + tokenOf(ann, "access_token").toLatin1() + "\r\n";
    call("POST", "/api/auth/login", {}, R"({"username":"ann","password":")" + secrets.make("wrong") + "\"}");
    call("POST", "/api/auth/login", {}, R"({"username":"ann","password":")" + secrets.make("cut") + "\"");
    call("POST", "/api/auth/register", {}, R"({"invite":")" + secrets.make("invite") + "\"}");
    call("POST", "/api/auth/refresh", {}, R"({"refresh_token":")" + secrets.make("refresh") + "\"}");
    call("POST", "/api/auth/password", bearer,
         R"({"old_password":")" + secrets.make("old") + R"(","new_password":")" + secrets.make("new") + "\"}");
    call("GET", "/api/users/me", "Authorization: Bearer " + secrets.make("bearer") + "\r\n");
    call("GET", "/api/users/me", bearer + "Cookie: a=" + secrets.make("cookie") + "\r\n");
    call("GET", "/api/events?ticket=" + secrets.make("ticket"));
    call("GET", "/api/users?q=" + secrets.make("query"), bearer);
    call("GET", "/api/search?q=" + secrets.make("search"), bearer);
    call("POST", "/api/hooks/" + secrets.make("hook"), {}, R"({"text":")" + secrets.make("hooktext") + "\"}");
    call("POST", "/api/invites/preview", {}, R"({"token":")" + secrets.make("preview") + "\"}");
    call("GET", "/" + secrets.make("path"));
    call(secrets.make("METHOD"), "/api/server");
    call("GET", "/api/server", "X-Request-Id: " + secrets.make("requestid") + "\r\n");
    call("GET", "/api/server", "User-Agent: " + secrets.make("agent") + "\r\n");
    call("GET", "/api/server", "Origin: http://" + secrets.make("origin") + "\r\n");
    call("GET", "/api/events/poll?since=" + secrets.make("cursor"), bearer);
    const RawAnswer room = call("POST", "/api/chat/rooms", bearer,
                                R"({"workspace_id":1,"kind":"group","name":")" + secrets.make("room") + "\"}");
    const qint64 id = room.json().value(QLatin1String("room")).toObject().value(QLatin1String("id")).toInteger();
    const QByteArray messages = "/api/chat/rooms/" + QByteArray::number(id) + "/messages";
    const QByteArray key = secrets.make("key");
    const RawAnswer said = call("POST", messages, bearer,
                                R"({"client_key":")" + key + R"(","body":")" + secrets.make("text") + "\"}");
    QCOMPARE(said.status, 201);
    call("POST", messages, bearer, R"({"client_key":")" + key + R"(","body":")" + secrets.make("other") + "\"}");
    call("GET", "/api/chat/messages/by-key/" + key, bearer);
    call("PATCH", "/api/chat/messages/1", bearer, R"({"body":")" + secrets.make("edit") + "\"}");
    call("POST", messages, bearer, "{" + secrets.make("nojson"));
    RawClient garbage(url);
    garbage.write(secrets.make("garbage") + "\r\n" + secrets.make("more") + "\r\n\r\n");
    garbage.readToEnd();
    secrets.keep(tokenOf(ann, "access_token"));
    useMadeSecrets(call, bearer, id, secrets);
}

#ifdef Q_OS_UNIX
/// Of the programs that are started while it lives no file grows beyond so much: their disk is full.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

std::unique_ptr<ParlordProcess> startOnSmallDisk(const QString &directory, const QStringList &arguments,
                                                 const QProcessEnvironment &environment)
{
    const SmallFiles limit(2 * 1024 * 1024);
    return std::make_unique<ParlordProcess>(directory, arguments, environment);
}
#endif

}  // namespace

class TestLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noSecretIsEverLogged_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("text") << QStringLiteral("text");
        QTest::newRow("json") << QStringLiteral("json");
    }
    void noSecretIsEverLogged()
    {
        QFETCH(QString, format);
        QTemporaryDir directory;
        Secrets secrets;
        ParlordProcess server(directory.path(), {QStringLiteral("--log-format"), format}, chatty());
        QVERIFY(server.url.isValid());
        tellEverything(server.url, secrets);
        QCOMPARE(server.end(), 0);
        const QByteArray log = server.process.readAllStandardError();
        QVERIFY(log.count('\n') > 20);
        QCOMPARE(secrets.foundIn(log), QList<QByteArray>());
        QVERIFY(!log.contains("eyJ"));  // how every access token begins
    }

#ifdef Q_OS_UNIX
    void norWhereTheStoreFails_data()
    {
        noSecretIsEverLogged_data();
    }
    void norWhereTheStoreFails()
    {
        QFETCH(QString, format);
        QTemporaryDir directory;
        Secrets secrets;
        const auto server = startOnSmallDisk(
            directory.path(),
            {QStringLiteral("--log-format"), format, QStringLiteral("--registration"), QStringLiteral("open")},
            chatty());
        QVERIFY(server->url.isValid());
        const auto call = [&server](const QByteArray &target, const QByteArray &headers, const QByteArray &body) {
            return RawClient(server->url).request("POST", target, headers, body);
        };
        const QByteArray password = secrets.make("password");
        const QByteArray credentials = R"({"username":"ann","display_name":"Ann",)" + member("password", password)
                                       + '}';
        const RawAnswer ann = call("/api/auth/register", {}, credentials);
        QCOMPARE(ann.status, 201);
        const QByteArray bearer = "Authorization: Bearer " + secrets.keep(tokenOf(ann, "access_token")) + "\r\n";
        const QString hookUrl = tokenOf(call("/api/chat/rooms/1/hooks", bearer, "{}"), "url");
        const QByteArray hook = "/api/hooks/" + secrets.keep(hookUrl.mid(hookUrl.lastIndexOf(u'/') + 1));
        const auto say = [&](int number, int size) {
            return call("/api/chat/rooms/1/messages", bearer,
                        '{' + member("client_key", "number-" + QByteArray::number(number)) + ','
                            + member("body", secrets.make("text") + QByteArray(size, 'x')) + '}');
        };
        // What is too large does not fit first; in the end nothing does.
        int number = 0;
        for (const int size : {9000, 1000, 1}) {
            while (number < 1000 && say(number, size).status == 201)
                ++number;
        }
        QCOMPARE(say(number, 1).status, 503);
        QCOMPARE(call(hook, {}, jsonOf("text", secrets.make("hooked"))).status, 503);
        QCOMPARE(call("/api/auth/login", {}, credentials).status, 503);
        QCOMPARE(call("/api/auth/register", {},
                      R"({"username":"bob","display_name":"Bob",)" + member("password", secrets.make("other")) + '}')
                     .status,
                 503);
        // These write so little that they may still fit.
        call("/api/auth/refresh", {}, jsonOf("refresh_token", secrets.keep(tokenOf(ann, "refresh_token"))));
        call("/api/invites", bearer, R"({"workspace_id":1})");
        server->end();
        const QByteArray log = server->process.readAllStandardError();
        QVERIFY(log.contains("The store failed"));
        QCOMPARE(secrets.foundIn(log), QList<QByteArray>());
        QVERIFY(!log.contains("eyJ"));
    }
#endif

    void everyLineOfJsonIsAnObjectThatSaysWhenAndWhat()
    {
        QTemporaryDir directory;
        ParlordProcess server(directory.path(), {QStringLiteral("--log-format"), QStringLiteral("json")});
        Secrets secrets;
        tellEverything(server.url, secrets);
        const QByteArray id = RawClient(server.url).request("GET", "/api/chat/rooms/77").header("x-request-id");
        QCOMPARE(server.end(), 0);
        const QList<QByteArray> lines = server.process.readAllStandardError().trimmed().split('\n');
        QJsonObject request;
        for (const QByteArray &line : lines) {
            QJsonParseError error;
            const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
            QVERIFY2(error.error == QJsonParseError::NoError, line);
            for (const char *key : {"time", "level", "category", "message"})
                QVERIFY2(object.value(QLatin1String(key)).isString(), line);
            if (object.value(QLatin1String("request_id")).toString().toLatin1() == id)
                request = object;
        }
        QCOMPARE(request.value(QLatin1String("category")).toString(), QStringLiteral("parlor.request"));
        QCOMPARE(request.value(QLatin1String("method")).toString(), QStringLiteral("GET"));
        QCOMPARE(request.value(QLatin1String("route")).toString(), QStringLiteral("/api/chat/rooms/{id}"));
        QCOMPARE(request.value(QLatin1String("status")).toInt(), 401);
        QVERIFY(request.value(QLatin1String("duration_ms")).isDouble());
        QVERIFY(!request.contains(QLatin1String("user_id")));
    }

    void aSignedInRequestNamesItsSession()
    {
        QTemporaryDir directory;
        ParlordProcess server(directory.path(), {QStringLiteral("--log-format"), QStringLiteral("json")});
        const RawAnswer ann = server.signUp();
        const QByteArray id = RawClient(server.url)
                                  .request("GET", "/api/users/me",
                                           "Authorization: Bearer " + tokenOf(ann, "access_token").toLatin1() + "\r\n")
                                  .header("x-request-id");
        QCOMPARE(server.end(), 0);
        const QByteArray log = server.process.readAllStandardError();
        const qsizetype at = log.indexOf(QByteArray("\"request_id\":\"" + id + '"'));
        QVERIFY2(at > 0, log);
        const qsizetype begin = log.lastIndexOf('\n', at) + 1;
        const QJsonObject line = QJsonDocument::fromJson(log.mid(begin, log.indexOf('\n', at) - begin)).object();
        QCOMPARE(line.value(QLatin1String("user_id")).toInteger(), 1);
        QCOMPARE(line.value(QLatin1String("session_id")).toInteger(), 1);
    }

    void textIsQuietAboutWhatWentWell()
    {
        QTemporaryDir directory;
        ParlordProcess server(directory.path(), {});
        RawClient(server.url).request("GET", "/api/server");
        QCOMPARE(server.end(), 0);
        QVERIFY(!server.process.readAllStandardError().contains("/api/server"));
    }

private:
    /// With all that could be logged.
    static QProcessEnvironment chatty()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("parlor.*=true"));
        return environment;
    }
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
