// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinkrows.h"

using namespace parlor;
using namespace std::chrono_literals;

/// What opens a stream, and that it ends when that does. Every case runs with both kinds of sink.
class TestStreamSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addSinkRows(); }
    void init()
    {
        m_server = serverOfSinkRow();
        m_mira = m_server->signUp("mira");
        m_ole = m_server->signUp("ole");
        m_room = m_server->makeRoom(m_mira.token, {m_ole.id});
        QVERIFY(m_room > 0);
    }
    void cleanup() { m_server.reset(); }

    void endsWithItsSession()
    {
        const auto other = m_server->login("ole");
        StreamClient ended(m_server->url, other.token);
        StreamClient stays(m_server->url, m_ole.token);
        ended.next("hello");
        stays.next("hello");
        QCOMPARE(m_server->call(other.token, "POST", "/api/auth/logout").status, 204);
        QCOMPARE(ended.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("session_revoked"));
        QVERIFY(ended.raw().readToEnd());
        m_server->say(m_mira.token, m_room, "still here");
        QCOMPARE(stays.next("new_message").body(), QStringLiteral("still here"));
    }

    void revokingADeviceEndsItsStreams()
    {
        const auto other = m_server->login("ole");
        StreamClient ended(m_server->url, other.token);
        StreamClient endedToo(m_server->url, other.token);
        ended.next("hello");
        endedToo.next("hello");
        const QJsonArray sessions =
            m_server->call(m_ole.token, "GET", "/api/auth/sessions").json().value(QLatin1String("sessions")).toArray();
        QCOMPARE(sessions.size(), 2);
        QCOMPARE(sessions[0].toObject().value(QLatin1String("current")).toBool(), true);
        const qint64 id = sessions[1].toObject().value(QLatin1String("id")).toInteger();
        const QByteArray path = "/api/auth/sessions/" + QByteArray::number(id);
        QCOMPARE(m_server->call(m_mira.token, "DELETE", path).status, 404);
        QCOMPARE(m_server->call(m_ole.token, "DELETE", path).status, 204);
        QCOMPARE(m_server->call(other.token, "GET", "/api/users/me").status, 401);
        for (StreamClient *stream : {&ended, &endedToo}) {
            QCOMPARE(stream->next("bye").data.value(QLatin1String("reason")).toString(),
                     QStringLiteral("session_revoked"));
            QVERIFY(stream->raw().readToEnd());
        }
    }

    void aNewPasswordEndsTheStreamsOfOtherDevices()
    {
        const auto other = m_server->login("ole");
        StreamClient ended(m_server->url, other.token);
        StreamClient stays(m_server->url, m_ole.token);
        ended.next("hello");
        stays.next("hello");
        const QByteArray body = R"({"old_password":"correct horse","new_password":"battery staple"})";
        QCOMPARE(m_server->call(m_ole.token, "POST", "/api/auth/password", body).status, 204);
        QCOMPARE(ended.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("session_revoked"));
        QCOMPARE(m_server->call(other.token, "GET", "/api/users/me").status, 401);
        QCOMPARE(m_server->call({}, "POST", "/api/auth/refresh", "{\"refresh_token\":\"" + other.refreshToken + "\"}")
                     .status,
                 401);
        m_server->say(m_mira.token, m_room, "still here");
        QCOMPARE(stays.next("new_message").body(), QStringLiteral("still here"));
    }

    void anOldRefreshTokenEndsTheSessionAndItsStreams()
    {
        const auto other = m_server->login("ole");
        StreamClient ended(m_server->url, other.token);
        ended.next("hello");
        const auto refresh = [&](const QByteArray &token) {
            return m_server->call({}, "POST", "/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
        };
        const auto successor = [](const RawAnswer &answer) {
            return answer.json().value(QLatin1String("refresh_token")).toString().toLatin1();
        };
        const QByteArray second = successor(refresh(other.refreshToken));
        // The answer was lost: the same again.
        QCOMPARE(successor(refresh(other.refreshToken)), second);
        const QByteArray third = successor(refresh(second));
        QVERIFY(third != second);
        const RawAnswer reused = refresh(other.refreshToken);
        QCOMPARE(reused.status, 401);
        QCOMPARE(reused.code(), QStringLiteral("refresh_reused"));
        QCOMPARE(refresh(third).code(), QStringLiteral("unauthorized"));
        QCOMPARE(ended.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("session_revoked"));
        QCOMPARE(m_server->call(other.token, "GET", "/api/users/me").code(), QStringLiteral("unauthorized"));
    }

    void aTicketOfASessionThatIsOverOpensNothing()
    {
        const auto other = m_server->login("ole");
        const QByteArray ticket = m_server->call(other.token, "POST", "/api/events/ticket")
                                      .json()
                                      .value(QLatin1String("ticket"))
                                      .toString()
                                      .toLatin1();
        QCOMPARE(m_server->call(other.token, "POST", "/api/auth/logout").status, 204);
        QCOMPARE(StreamClient(m_server->url, {}, "?ticket=" + ticket).head.status, 401);
    }

    void aTicketOpensOneStream()
    {
        const RawAnswer answer = m_server->call(m_ole.token, "POST", "/api/events/ticket");
        QCOMPARE(answer.json().value(QLatin1String("expires_in")).toInt(), 30);
        const QByteArray query = "?ticket=" + answer.json().value(QLatin1String("ticket")).toString().toLatin1();
        StreamClient stream(m_server->url, {}, query);
        QCOMPARE(stream.next("hello").type, QByteArray("hello"));
        QCOMPARE(StreamClient(m_server->url, {}, query).head.status, 401);
        const QByteArray late = "?ticket="
                                + m_server->call(m_ole.token, "POST", "/api/events/ticket")
                                      .json()
                                      .value(QLatin1String("ticket"))
                                      .toString()
                                      .toLatin1();
        m_server->clock.advance(31s);
        QCOMPARE(StreamClient(m_server->url, {}, late).head.status, 401);
    }

private:
    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    RunningServer::Account m_ole;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestStreamSessions)
#include "tst_streamsessions.moc"
