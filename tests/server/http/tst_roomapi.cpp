// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QJsonArray>

using namespace parlor;

namespace {

QByteArray number(qint64 id)
{
    return QByteArray::number(id);
}

/// A list's ids, in order: of its elements, or of the users in them.
QList<qint64> idsIn(const RawAnswer &answer, QLatin1String list, QLatin1String inner = {})
{
    QList<qint64> ids;
    const QJsonArray array = answer.json()[list].toArray();
    for (const QJsonValue element : array) {
        const QJsonObject object = inner.isEmpty() ? element.toObject() : element.toObject()[inner].toObject();
        ids.append(object[QLatin1String("id")].toInteger());
    }
    return ids;
}

}  // namespace

/// What the services' own tests cannot see: methods, paths, status codes, names of fields.
class TestRoomApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>();
        m_ann = m_server->signUp("ann");
        m_bob = m_server->signUp("bob");
        m_eve = m_server->signUp("eve");
    }
    void cleanup() { m_server.reset(); }

    void aWorkspaceFromItsMakingToItsLeaving()
    {
        const RawAnswer made = call(m_bob, "POST", "/api/workspaces", R"({"name":"Club"})");
        QCOMPARE(made.status, 201);
        const QJsonObject workspace = made.json()[QLatin1String("workspace")].toObject();
        QCOMPARE(workspace[QLatin1String("role")].toString(), QStringLiteral("owner"));
        const QByteArray path = "/api/workspaces/" + number(workspace[QLatin1String("id")].toInteger());
        QCOMPARE(call(m_bob, "POST", "/api/workspaces", R"({"name":"  "})").status, 422);
        QCOMPARE(call(m_bob, "POST", "/api/workspaces", "{}").status, 422);
        QCOMPARE(call(m_bob, "PATCH", path, R"({"name":"Klub"})").status, 200);
        QCOMPARE(call(m_bob, "PATCH", path, "{}").status, 200);
        QCOMPARE(call(m_ann, "PATCH", path, R"({"name":"Mine"})").status, 404);

        const QByteArray eve = R"({"user_id":)" + number(m_eve.id);
        QCOMPARE(call(m_bob, "POST", path + "/members", eve + R"(,"role":"guest"})").status, 201);
        QCOMPARE(call(m_bob, "POST", path + "/members", eve + "}").status, 200);
        QCOMPARE(call(m_bob, "POST", path + "/members", eve + R"(,"role":"king"})").status, 422);
        QCOMPARE(call(m_eve, "POST", path + "/members", eve + "}").status, 403);
        const QByteArray member = path + "/members/" + number(m_eve.id);
        QCOMPARE(call(m_bob, "PATCH", member, R"({"role":"admin"})")
                     .json()[QLatin1String("member")]
                     .toObject()[QLatin1String("role")]
                     .toString(),
                 QStringLiteral("admin"));
        QCOMPARE(call(m_bob, "PATCH", member, R"({"role":7})").status, 422);
        QCOMPARE(idsIn(call(m_bob, "GET", path + "/members?after_id=" + number(m_bob.id)), QLatin1String("members"),
                       QLatin1String("user")),
                 QList<qint64>{m_eve.id});
        QCOMPARE(call(m_eve, "DELETE", member).status, 204);
        QCOMPARE(call(m_eve, "GET", path).status, 404);
        QCOMPARE(call(m_bob, "DELETE", path + "/members/" + number(m_bob.id)).status, 403);
    }

    void listsComeInParts()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(call(m_ann, "POST", "/api/workspaces", R"({"name":"w"})").status, 201);
        QCOMPARE(idsIn(call(m_ann, "GET", "/api/workspaces?limit=2"), QLatin1String("workspaces")),
                 (QList<qint64>{1, 2}));
        QCOMPARE(idsIn(call(m_ann, "GET", "/api/workspaces?limit=200&after_id=2"), QLatin1String("workspaces")),
                 (QList<qint64>{3, 4}));
        QCOMPARE(idsIn(call(m_ann, "GET", "/api/users?limit=1&after_id=1"), QLatin1String("users")),
                 QList<qint64>{m_bob.id});
        QCOMPARE(idsIn(call(m_ann, "GET", "/api/users?q=EV"), QLatin1String("users")), QList<qint64>{m_eve.id});
        for (const char *path :
             {"/api/workspaces", "/api/users", "/api/workspaces/1/members", "/api/chat/rooms/1/members"}) {
            QCOMPARE(call(m_ann, "GET", QByteArray(path) + "?limit=0").status, 422);
            QCOMPARE(call(m_ann, "GET", QByteArray(path) + "?limit=x").status, 422);
            QCOMPARE(call(m_ann, "GET", QByteArray(path) + "?after_id=-1").status, 422);
            QCOMPARE(call(m_ann, "GET", QByteArray(path) + "?limit=100000").status, 200);
        }
    }

    void pinsAreSwitches()
    {
        const qint64 room = m_server->makeRoom(m_ann.token, {m_bob.id});
        const qint64 message = m_server->say(m_ann.token, room, "word")
                                   .json()[QLatin1String("message")]
                                   .toObject()[QLatin1String("id")]
                                   .toInteger();
        const QByteArray pin = "/api/chat/messages/" + number(message) + "/pin";
        const QByteArray pins = "/api/chat/rooms/" + number(room) + "/pins";
        QCOMPARE(call(m_bob, "PUT", pin).status, 204);
        QCOMPARE(call(m_bob, "PUT", pin).status, 204);
        QCOMPARE(idsIn(call(m_ann, "GET", pins), QLatin1String("messages")), QList<qint64>{message});
        QCOMPARE(call(m_ann, "DELETE", pin).status, 204);
        QCOMPARE(call(m_ann, "DELETE", pin).status, 204);
        QVERIFY(idsIn(call(m_ann, "GET", pins), QLatin1String("messages")).isEmpty());
        QCOMPARE(call(m_eve, "GET", pins).status, 404);
        QCOMPARE(call(m_ann, "PUT", "/api/chat/messages/999/pin").status, 404);
        QCOMPARE(call(m_ann, "POST", pin).status, 405);
    }

    void ignoringIsASwitch()
    {
        const QByteArray ignore = "/api/users/" + number(m_bob.id) + "/ignore";
        QCOMPARE(call(m_ann, "PUT", ignore).status, 204);
        QCOMPARE(call(m_ann, "PUT", ignore).status, 204);
        QCOMPARE(call(m_ann, "GET", "/api/sync").json()[QLatin1String("ignored")].toArray(), QJsonArray{m_bob.id});
        QCOMPARE(call(m_ann, "DELETE", ignore).status, 204);
        QCOMPARE(call(m_ann, "GET", "/api/sync").json()[QLatin1String("ignored")].toArray(), QJsonArray());
        QCOMPARE(call(m_bob, "PUT", ignore).status, 422);
        QCOMPARE(call(m_ann, "PUT", "/api/users/999/ignore").status, 404);
        QCOMPARE(call(m_ann, "PUT", "/api/users/x/ignore").status, 404);
    }

    void aProfileShowsWhatItSays()
    {
        const RawAnswer changed = call(
            m_ann, "PATCH", "/api/users/me",
            R"({"display_name":"Ann B.","status_text":"at lunch","status_until":"2026-11-21T12:00:00.000Z"})");
        QCOMPARE(changed.status, 200);
        const QJsonObject user = changed.json()[QLatin1String("user")].toObject();
        QCOMPARE(user[QLatin1String("display_name")].toString(), QStringLiteral("Ann B."));
        QCOMPARE(user[QLatin1String("status_until")].toString(), QStringLiteral("2026-11-21T12:00:00.000Z"));
        const RawAnswer ended = call(m_ann, "PATCH", "/api/users/me", R"({"status_until":null})");
        QVERIFY(ended.json()[QLatin1String("user")].toObject()[QLatin1String("status_until")].isNull());
        QCOMPARE(ended.json()[QLatin1String("user")].toObject()[QLatin1String("status_text")].toString(),
                 QStringLiteral("at lunch"));
        // A name that would be read as another, that is none, or that is too long.
        for (const QByteArray &name :
             {QByteArray("Ann\\u202enna"), QByteArray("a\\nb"), QByteArray("  "), QByteArray(), QByteArray(65, 'x')})
            QCOMPARE(call(m_ann, "PATCH", "/api/users/me", R"({"display_name":")" + name + R"("})").status, 422);
        QCOMPARE(call(m_ann, "PATCH", "/api/users/me", R"({"status_text":"a\u0000b"})").status, 422);
        QCOMPARE(call(m_ann, "PATCH", "/api/users/me", R"({"status_until":"tomorrow"})").status, 422);
    }

    void settingsOfARoomAreCheckedAndWhole()
    {
        const QByteArray path = "/api/chat/rooms/1/settings";
        const RawAnswer set = call(
            m_bob, "PUT", path,
            R"({"notify":"mentions","muted_until":"2026-11-22T00:00:00.000Z","favourite":true,"keywords":["tea","чай","tea"]})");
        QCOMPARE(set.status, 200);
        const QJsonObject settings = set.json()[QLatin1String("settings")].toObject();
        QCOMPARE(settings[QLatin1String("keywords")].toArray(),
                 (QJsonArray{QStringLiteral("tea"), QStringLiteral("чай")}));
        QCOMPARE(
            call(m_bob, "GET", "/api/chat/rooms/1").json()[QLatin1String("room")].toObject()[QLatin1String("settings")],
            QJsonValue(settings));
        for (const QByteArray &bad : {QByteArray(R"({"notify":"loud"})"), QByteArray(R"({"keywords":["a\nb"]})"),
                                      QByteArray(R"({"keywords":[" "]})"), QByteArray(R"({"keywords":[7]})"),
                                      QByteArray(R"({"favourite":"yes"})"), QByteArray(R"({"muted_until":5})")})
            QCOMPARE(call(m_bob, "PUT", path, bad).status, 422);
        const RawAnswer reset = call(m_bob, "PUT", path, "{}");
        QCOMPARE(reset.json()[QLatin1String("settings")].toObject()[QLatin1String("notify")].toString(),
                 QStringLiteral("all"));
        const qint64 room = m_server->makeRoom(m_ann.token);
        QCOMPARE(call(m_bob, "PUT", "/api/chat/rooms/" + number(room) + "/settings", "{}").status, 404);
    }

    void whoIsThere()
    {
        StreamClient stream(m_server->url, m_bob.token);
        QCOMPARE(stream.next("hello").type, QByteArray("hello"));
        const auto there = [this](const QByteArray &query) {
            QList<qint64> ids;
            const QJsonArray users =
                call(m_bob, "GET", "/api/online-users" + query).json()[QLatin1String("users")].toArray();
            for (const QJsonValue user : users)
                ids.append(user.toObject()[QLatin1String("user_id")].toInteger());
            return ids;
        };
        QTRY_COMPARE(there({}), QList<qint64>{m_bob.id});
        for (const char *query : {"?room_id=1", "?chat_id=1", "?workspace_id=1"})
            QCOMPARE(there(query), QList<qint64>{m_bob.id});
        QCOMPARE(call(m_bob, "PUT", "/api/presence", R"({"status":"dnd"})").status, 204);
        const QJsonObject seen =
            call(m_ann, "GET", "/api/online-users").json()[QLatin1String("users")].toArray()[0].toObject();
        QCOMPARE(seen[QLatin1String("status")].toString(), QStringLiteral("dnd"));
        QCOMPARE(call(m_bob, "PUT", "/api/presence", R"({"status":"offline"})").status, 422);
        QCOMPARE(call(m_bob, "GET", "/api/online-users?room_id=99").status, 404);
        QCOMPARE(call(m_bob, "GET", "/api/online-users?workspace_id=99").status, 404);
        // Who is in no room at all is there all the same.
        QCOMPARE(call(m_bob, "POST", "/api/chat/rooms/1/leave").status, 204);
        QCOMPARE(there({}), QList<qint64>{m_bob.id});
        QCOMPARE(call(m_bob, "GET", "/api/online-users?room_id=1").code(), QStringLiteral("not_a_member"));
    }

    void aForwardBringsItsOwnWords()
    {
        const qint64 room = m_server->makeRoom(m_ann.token, {m_bob.id});
        const qint64 message = m_server->say(m_ann.token, room, "word")
                                   .json()[QLatin1String("message")]
                                   .toObject()[QLatin1String("id")]
                                   .toInteger();
        const auto forward = [&](const QByteArray &key, const QByteArray &more) {
            return call(m_bob, "POST", "/api/chat/rooms/1/messages",
                        R"({"client_key":")" + key + R"(","forward_of":)" + number(message) + more + "}");
        };
        const RawAnswer copied = forward("forward-1", R"(,"body":"")");
        QCOMPARE(copied.status, 201);
        const QJsonObject copy = copied.json()[QLatin1String("message")].toObject();
        QCOMPARE(copy[QLatin1String("body")].toString(), QStringLiteral("word"));
        QCOMPARE(copy[QLatin1String("forwarded_from")].toObject()[QLatin1String("user_id")].toInteger(), m_ann.id);
        QCOMPARE(forward("forward-1", {}).status, 200);
        QCOMPARE(forward("forward-2", R"(,"body":"mine")").status, 422);
        QCOMPARE(call(m_eve, "POST", "/api/chat/rooms/1/messages",
                      R"({"client_key":"forward-3","forward_of":)" + number(message) + "}")
                     .status,
                 422);
    }

private:
    RawAnswer call(const RunningServer::Account &who, const QByteArray &method, const QByteArray &target,
                   const QByteArray &body = {})
    {
        return m_server->call(who.token, method, target, body);
    }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_ann;
    RunningServer::Account m_bob;
    RunningServer::Account m_eve;
};

QTEST_GUILESS_MAIN(TestRoomApi)
#include "tst_roomapi.moc"
