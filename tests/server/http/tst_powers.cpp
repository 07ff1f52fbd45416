// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QJsonObject objectIn(const RawAnswer &answer, const char *name)
{
    return answer.json().value(QLatin1String(name)).toObject();
}

QByteArray textIn(const RawAnswer &answer, const char *name)
{
    return answer.json().value(QLatin1String(name)).toString().toUtf8();
}

QByteArray tokenBody(const QByteArray &token)
{
    return "{\"token\":\"" + token + "\"}";
}

/// What the program logs, kept, so that it can be searched.
QByteArray *theLog = nullptr;
std::mutex logMutex;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const std::scoped_lock lock(logMutex);
    if (theLog)
        *theLog += text.toUtf8() + '\n';
}

}  // namespace

/// Invitations, administration, assistants and hooks as the contract has them.
class TestPowers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>([](ServerOptions &options) { options.limitRates = true; });
        m_ann = m_server->signUp("ann");
        m_bob = m_server->signUp("bob");
        m_room = m_server->makeRoom(m_ann.token, {m_bob.id});
        QVERIFY(m_room > 0);
    }
    void cleanup() { m_server.reset(); }

    void anInviteIsMadeShownUsedAndRevoked()
    {
        const RawAnswer made = m_server->call(m_ann.token, "POST", "/api/invites",
                                              "{\"workspace_id\":\"1\",\"room_id\":" + QByteArray::number(m_room)
                                                  + ",\"expires_in\":3600,\"max_uses\":2}");
        QCOMPARE(made.status, 201);
        const QByteArray token = textIn(made, "token");
        QCOMPARE(token.size(), 43);
        QCOMPARE(textIn(made, "link"),
                 "parlor://127.0.0.1:" + QByteArray::number(m_server->url.port()) + "/join?token=" + token);
        const QJsonObject invite = objectIn(made, "invite");
        QCOMPARE(invite.value(QLatin1String("role")).toString(), QStringLiteral("member"));
        QCOMPARE(invite.value(QLatin1String("max_uses")).toInt(), 2);
        QVERIFY(!made.body.contains("hash"));

        const RawAnswer preview = RawClient(m_server->url)
                                      .request("POST", "/api/invites/preview", {}, tokenBody(token));
        QCOMPARE(preview.status, 200);
        QCOMPARE(preview.json(), QJsonDocument::fromJson(R"({"server":{"name":"Parlor"},"workspace":
                 {"id":1,"name":"Home"},"inviter":{"display_name":"ann"}})")
                                     .object());

        const auto cid = m_server->signUp("cid");
        const RawAnswer accepted = m_server->call(cid.token, "POST", "/api/invites/accept", tokenBody(token));
        QCOMPARE(accepted.status, 200);
        QCOMPARE(objectIn(accepted, "workspace").value(QLatin1String("id")).toInt(), 1);
        QCOMPARE(objectIn(accepted, "room").value(QLatin1String("id")).toInteger(), m_room);

        const RawAnswer list = m_server->call(m_ann.token, "GET", "/api/invites?workspace_id=1");
        const QJsonArray invites = list.json().value(QLatin1String("invites")).toArray();
        QCOMPARE(invites.size(), 1);
        QCOMPARE(invites.first().toObject().value(QLatin1String("uses")).toInt(), 1);
        QVERIFY(!list.body.contains(token));

        const QByteArray path = "/api/invites/" + QByteArray::number(invite.value(QLatin1String("id")).toInteger());
        QCOMPARE(m_server->call(m_bob.token, "DELETE", path).status, 403);
        QCOMPARE(m_server->call(m_ann.token, "DELETE", path).status, 204);
        const RawAnswer late = m_server->call(m_bob.token, "POST", "/api/invites/accept", tokenBody(token));
        QCOMPARE(late.status, 403);
        QCOMPARE(late.code(), QStringLiteral("forbidden"));
        QCOMPARE(RawClient(m_server->url).request("POST", "/api/invites/preview", {}, tokenBody(token)).status, 403);
    }

    void aWrongInviteIsNamedFieldByField()
    {
        const RawAnswer answer = m_server->call(m_ann.token, "POST", "/api/invites",
                                                R"({"role":"king","expires_in":0,"max_uses":-1})");
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.json().value(QLatin1String("errors")).toArray().size(), 4);
        QCOMPARE(m_server->call(m_bob.token, "POST", "/api/invites", R"({"workspace_id":1})").status, 403);
        QCOMPARE(RawClient(m_server->url).request("POST", "/api/invites", {}, R"({"workspace_id":1})").status, 401);
    }

    void suspensionEndsStreamsWithASay()
    {
        StreamClient stream(m_server->url, m_bob.token);
        stream.next("hello");
        const QByteArray path = "/api/admin/users/" + QByteArray::number(m_bob.id);
        QCOMPARE(m_server->call(m_bob.token, "POST", path + "/suspend").status, 403);
        QCOMPARE(m_server->call(m_ann.token, "POST", path + "/suspend").status, 204);
        const auto bye = stream.next("bye");
        QCOMPARE(bye.data.value(QLatin1String("reason")).toString(), QStringLiteral("session_revoked"));
        QVERIFY(stream.raw().readToEnd());
        const RawAnswer refused = m_server->call(m_bob.token, "GET", "/api/users/me");
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.code(), QStringLiteral("unauthorized"));
        QVERIFY(m_server->login("bob").token.isEmpty());
        QCOMPARE(m_server->call(m_ann.token, "POST", path + "/unsuspend").status, 204);
        QVERIFY(!m_server->login("bob").token.isEmpty());
        QCOMPARE(m_server->call(m_ann.token, "POST", "/api/admin/users/99/suspend").status, 404);
    }

    void administrationIsPagedAndAdminsOnly()
    {
        for (const QByteArray area : {"users", "sessions", "rooms", "stats", "audit"}) {
            QCOMPARE(m_server->call(m_bob.token, "GET", "/api/admin/" + area).status, 403);
            QCOMPARE(m_server->call(m_ann.token, "GET", "/api/admin/" + area).status, 200);
        }
        const RawAnswer users = m_server->call(m_ann.token, "GET",
                                               "/api/admin/users?limit=1&after_id=" + QByteArray::number(m_ann.id));
        const QJsonArray list = users.json().value(QLatin1String("users")).toArray();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.first().toObject().value(QLatin1String("id")).toInteger(), m_bob.id);
        QCOMPARE(m_server->call(m_ann.token, "GET", "/api/admin/users?limit=0").status, 422);

        const RawAnswer reset = m_server->call(m_ann.token, "POST",
                                               "/api/admin/users/" + QByteArray::number(m_bob.id) + "/reset-password");
        QCOMPARE(reset.status, 200);
        const QByteArray password = textIn(reset, "password");
        QCOMPARE(RawClient(m_server->url)
                     .request("POST", "/api/auth/login", {}, "{\"username\":\"bob\",\"password\":\"" + password + "\"}")
                     .status,
                 200);
        const RawAnswer audit = m_server->call(m_ann.token, "GET", "/api/admin/audit?limit=1");
        const QJsonObject entry = audit.json().value(QLatin1String("entries")).toArray().first().toObject();
        QCOMPARE(entry.value(QLatin1String("action")).toString(), QStringLiteral("password_reset"));
        QCOMPARE(entry.value(QLatin1String("actor_id")).toInteger(), m_ann.id);
        QVERIFY(!audit.body.contains(password));
    }

    void aBotAsksAPersonDecidesAndAllAreTold()
    {
        const RawAnswer made = m_server->call(m_ann.token, "POST", "/api/bots",
                                              R"({"name":"Deploy","workspace_id":1})");
        QCOMPARE(made.status, 201);
        const QByteArray bot = textIn(made, "token");
        const QByteArray botId = QByteArray::number(objectIn(made, "user").value(QLatin1String("id")).toInteger());
        QVERIFY(objectIn(made, "user").value(QLatin1String("is_bot")).toBool());
        const QByteArray room = "/api/chat/rooms/" + QByteArray::number(m_room);
        QCOMPARE(m_server->call(bot, "GET", room).status, 404);
        QCOMPARE(m_server->call(m_bob.token, "POST", room + "/members", "{\"user_id\":" + botId + "}").status, 201);

        StreamClient stream(m_server->url, m_bob.token);
        stream.next("hello");
        const QByteArray ask = R"({"client_key":"ask-00001","body":"Deploy 12?","kind":"user",
            "action":{"title":"Deploy","choices":["approve","decline"],"expires_at":"2026-11-21T09:00:00Z"}})";
        const RawAnswer asked = m_server->call(bot, "POST", room + "/messages", ask);
        QCOMPARE(asked.status, 201);
        const QJsonObject message = objectIn(asked, "message");
        QCOMPARE(message.value(QLatin1String("kind")).toString(), QStringLiteral("assistant"));
        const QJsonObject action = message.value(QLatin1String("action")).toObject();
        QCOMPARE(action.value(QLatin1String("status")).toString(), QStringLiteral("pending"));
        const RawAnswer persons = m_server->call(m_bob.token, "POST", room + "/messages", ask);
        QCOMPARE(persons.status, 201);
        QVERIFY(objectIn(persons, "message").value(QLatin1String("action")).isNull());
        QCOMPARE(objectIn(persons, "message").value(QLatin1String("kind")).toString(), QStringLiteral("user"));

        const QByteArray decide = "/api/chat/actions/"
                                  + QByteArray::number(action.value(QLatin1String("id")).toInteger());
        QCOMPARE(m_server->call(bot, "POST", decide, R"({"choice":"approve"})").status, 403);
        QCOMPARE(m_server->call(m_bob.token, "POST", decide, R"({"choice":"perhaps"})").status, 422);
        const RawAnswer decided = m_server->call(m_bob.token, "POST", decide, R"({"choice":"approve"})");
        QCOMPARE(decided.status, 200);
        const RawAnswer late = m_server->call(m_ann.token, "POST", decide, R"({"choice":"decline"})");
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), QStringLiteral("conflict"));
        QCOMPARE(objectIn(late, "message"), objectIn(decided, "message"));
        const auto told = stream.next("action_updated");
        QCOMPARE(told.data.value(QLatin1String("data")).toObject().value(QLatin1String("message")).toObject(),
                 objectIn(decided, "message"));

        QCOMPARE(m_server->call(bot, "POST", room + "/state", R"({"is_processing":true})").status, 204);
        QCOMPARE(stream.next("room_state").data.value(QLatin1String("data")).toObject(),
                 (QJsonObject{{QStringLiteral("is_processing"), true}, {QStringLiteral("user_id"), botId.toInt()}}));
    }

    void anActionEndsByItself()
    {
        const QByteArray bot = textIn(
            m_server->call(m_ann.token, "POST", "/api/bots", R"({"name":"Deploy","workspace_id":1})"), "token");
        const qint64 room = m_server->makeRoom(bot, {m_bob.id});
        StreamClient stream(m_server->url, m_bob.token);
        stream.next("hello");
        const QByteArray end = "2026-11-21T08:00:30Z";
        QCOMPARE(m_server
                     ->call(bot, "POST", "/api/chat/rooms/" + QByteArray::number(room) + "/messages",
                            "{\"client_key\":\"ask-00001\",\"action\":{\"title\":\"Deploy\",\"expires_at\":\"" + end
                                + "\"}}")
                     .status,
                 201);
        m_server->clock.advance(30s);
        const QJsonObject action = stream.next("action_updated")
                                       .data.value(QLatin1String("data"))
                                       .toObject()
                                       .value(QLatin1String("message"))
                                       .toObject()
                                       .value(QLatin1String("action"))
                                       .toObject();
        QCOMPARE(action.value(QLatin1String("status")).toString(), QStringLiteral("expired"));
        QVERIFY(action.value(QLatin1String("decided_by")).isNull());
    }

    void aRevokedBotIsCutOff()
    {
        const RawAnswer made = m_server->call(m_ann.token, "POST", "/api/bots",
                                              R"({"name":"Deploy","workspace_id":1})");
        const QByteArray bot = textIn(made, "token");
        const QByteArray path = "/api/bots/"
                                + QByteArray::number(objectIn(made, "user").value(QLatin1String("id")).toInteger())
                                + "/token";
        StreamClient stream(m_server->url, bot);
        stream.next("hello");
        QCOMPARE(m_server->call(m_bob.token, "DELETE", path).status, 403);
        QCOMPARE(m_server->call(m_ann.token, "DELETE", path).status, 204);
        QCOMPARE(stream.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("session_revoked"));
        QCOMPARE(m_server->call(bot, "GET", "/api/users/me").status, 401);
        const RawAnswer again = m_server->call(m_ann.token, "POST", path);
        QCOMPARE(again.status, 201);
        QCOMPARE(m_server->call(textIn(again, "token"), "GET", "/api/users/me").status, 200);
    }

    void aHookPostsUntilItIsRevoked()
    {
        QByteArray log;
        {
            const std::scoped_lock lock(logMutex);
            theLog = &log;
        }
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        const QByteArray hooks = "/api/chat/rooms/" + QByteArray::number(m_room) + "/hooks";
        const RawAnswer made = m_server->call(m_ann.token, "POST", hooks, R"({"name":"Build"})");
        QCOMPARE(made.status, 201);
        const QByteArray hooksUrl = m_server->url.toEncoded() + "/api/hooks/";
        QVERIFY(textIn(made, "url").startsWith(hooksUrl));
        const QByteArray path = textIn(made, "url").mid(m_server->url.toEncoded().size());
        const auto post = [&](const QByteArray &headers, const QByteArray &body) {
            return RawClient(m_server->url).request("POST", path, headers, body);
        };
        const RawAnswer posted = post("Idempotency-Key: \"build-1234\"\r\n", R"({"text":"green"})");
        QCOMPARE(posted.status, 201);
        QCOMPARE(objectIn(posted, "message").value(QLatin1String("client_key")).toString(),
                 QStringLiteral("build-1234"));
        QCOMPARE(post("Idempotency-Key: build-1234\r\n", R"({"text":"green"})").status, 200);
        QCOMPARE(post("Idempotency-Key: build-1234\r\n", R"({"text":"red"})").status, 409);
        QCOMPARE(post("Idempotency-Key: no!\r\n", R"({"text":"green"})").status, 422);
        QCOMPARE(post({}, R"({"title":"green"})").status, 422);
        // A form, as programs that were written for other chats send it.
        RawClient other(m_server->url);
        const QByteArray form = "payload=%7B%22text%22%3A%22all+is+well%22%7D";
        other.write("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + QByteArray::number(form.size()) + "\r\n\r\n" + form);
        const RawAnswer fromForm = other.readAnswer();
        QCOMPARE(fromForm.status, 201);
        QCOMPARE(objectIn(fromForm, "message").value(QLatin1String("body")).toString(), QStringLiteral("all is well"));

        const RawAnswer list = m_server->call(m_ann.token, "GET", hooks);
        QCOMPARE(list.json().value(QLatin1String("hooks")).toArray().size(), 1);
        int limited = 0;
        for (int i = 0; i < 70 && limited == 0; ++i) {
            const RawAnswer answer = post({}, R"({"text":"again"})");
            if (answer.status == 429 && answer.header("retry-after").toInt() > 0)
                ++limited;
        }
        QCOMPARE(limited, 1);
        const QByteArray id = QByteArray::number(objectIn(made, "hook").value(QLatin1String("id")).toInteger());
        QCOMPARE(m_server->call(m_bob.token, "DELETE", hooks + "/" + id).status, 403);
        QCOMPARE(m_server->call(m_ann.token, "DELETE", hooks + "/" + id).status, 204);
        QCOMPARE(post({}, R"({"text":"late"})").status, 404);

        qInstallMessageHandler(before);
        const std::scoped_lock lock(logMutex);
        theLog = nullptr;
        QVERIFY2(!log.contains(path.mid(path.lastIndexOf('/') + 1)), log.constData());
    }

private:
    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_ann;
    RunningServer::Account m_bob;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestPowers)
#include "tst_powers.moc"
