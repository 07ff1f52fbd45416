// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parlordprocess.h"

#include <QTemporaryDir>

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
}

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
        const RawAnswer ann = RawClient(server.url)
                                  .request("POST", "/api/auth/register", {},
                                           R"({"username":"ann","password":"correct horse","display_name":"Ann"})");
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
