// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinkrows.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QJsonObject dataOf(const StreamClient::Event &event)
{
    return event.data.value(QLatin1String("data")).toObject();
}

}  // namespace

/// Every case runs with both kinds of sink.
class TestStreams : public QObject
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

    void greetsThenBringsWhatHappens()
    {
        StreamClient stream(m_server->url, m_ole.token);
        QCOMPARE(stream.head.status, 200);
        QCOMPARE(stream.head.header("content-type"), QByteArray("text/event-stream"));
        QCOMPARE(stream.head.header("x-accel-buffering"), QByteArray("no"));
        const auto hello = stream.next();
        QCOMPARE(hello.type, QByteArray("hello"));
        QCOMPARE(hello.data.value(QLatin1String("heartbeat_seconds")).toInt(), 15);
        m_server->say(m_mira.token, m_room, "one");
        const auto event = stream.next("new_message");
        QCOMPARE(event.body(), QStringLiteral("one"));
        QCOMPARE(event.number(), hello.number() + 1);
    }

    void bringsNothingOfOtherRooms()
    {
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        const qint64 secret = m_server->makeRoom(m_mira.token);
        m_server->say(m_mira.token, secret, "secret");
        m_server->say(m_mira.token, m_room, "shared");
        QCOMPARE(stream.next("new_message").body(), QStringLiteral("shared"));
    }

    void whoIsRemovedGetsThatAndNothingMore()
    {
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        const QByteArray member = "/api/chat/rooms/" + QByteArray::number(m_room) + "/members/"
                                  + QByteArray::number(m_ole.id);
        QCOMPARE(m_server->call(m_mira.token, "DELETE", member).status, 204);
        m_server->say(m_mira.token, m_room, "behind the back");
        const qint64 other = m_server->makeRoom(m_mira.token, {m_ole.id});
        m_server->say(m_mira.token, other, "to the face");
        QCOMPARE(stream.next("member_removed").type, QByteArray("member_removed"));
        QCOMPARE(stream.next("room_created").type, QByteArray("room_created"));
        QCOMPARE(stream.next("new_message").body(), QStringLiteral("to the face"));
    }

    void whoIsAddedGetsTheRoomFromThereOn()
    {
        const qint64 room = m_server->makeRoom(m_mira.token);
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        m_server->say(m_mira.token, room, "before");
        m_server->call(m_mira.token, "POST", "/api/chat/rooms/" + QByteArray::number(room) + "/members",
                       "{\"user_id\":" + QByteArray::number(m_ole.id) + "}");
        m_server->say(m_mira.token, room, "after");
        QCOMPARE(stream.next("member_added").type, QByteArray("member_added"));
        StreamClient::Event event = stream.next("new_message");
        if (dataOf(event).value(QLatin1String("message")).toObject().value(QLatin1String("kind"))
            == QLatin1String("system"))
            event = stream.next("new_message");
        QCOMPARE(event.body(), QStringLiteral("after"));
    }

    void echoIsLeftOutWhereAskedFor()
    {
        StreamClient quiet(m_server->url, m_mira.token, "?echo=0");
        StreamClient other(m_server->url, m_mira.token, "?echo=0");
        const QByteArray id = quiet.next("hello").data.value(QLatin1String("stream_id")).toString().toLatin1();
        other.next("hello");
        m_server->say(m_mira.token, m_room, "mine", "X-Parlor-Stream: " + id + "\r\n");
        m_server->say(m_mira.token, m_room, "of another device");
        QCOMPARE(quiet.next("new_message").body(), QStringLiteral("of another device"));
        QCOMPARE(other.next("new_message").body(), QStringLiteral("mine"));
    }

    void nobodyCanKeepAnEventFromAnothersStream()
    {
        StreamClient ole(m_server->url, m_ole.token, "?echo=0");
        const QByteArray id = ole.next("hello").data.value(QLatin1String("stream_id")).toString().toLatin1();
        m_server->say(m_mira.token, m_room, "unseen?", "X-Parlor-Stream: " + id + "\r\n");
        QCOMPARE(ole.next("new_message").body(), QStringLiteral("unseen?"));
    }

    void aStreamThatIsGoneKeepsNothingBack()
    {
        QByteArray id;
        {
            StreamClient gone(m_server->url, m_mira.token, "?echo=0");
            id = gone.next("hello").data.value(QLatin1String("stream_id")).toString().toLatin1();
        }
        QTRY_COMPARE(streams(), 0);
        QCOMPARE(m_server->say(m_mira.token, m_room, "late", "X-Parlor-Stream: " + id + "\r\n").status, 201);
    }

    void heartbeatsTellTheHeadAndTheCount()
    {
        StreamClient stream(m_server->url, m_ole.token);
        const auto hello = stream.next("hello");
        m_server->say(m_mira.token, m_room, "one");
        m_server->say(m_mira.token, m_server->makeRoom(m_mira.token), "not for ole");
        QCOMPARE(stream.next("new_message").type, QByteArray("new_message"));
        m_server->clock.advance(16s);
        const auto heartbeat = stream.next("heartbeat");
        QCOMPARE(heartbeat.data.value(QLatin1String("sent")).toInt(), 1);
        QVERIFY(heartbeat.number() > hello.number() + 1);
        m_server->clock.advance(16s);
        QCOMPARE(stream.next("heartbeat").number(), heartbeat.number());
    }

    void rotatesAfterAnHour()
    {
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        m_server->clock.advance(53min);
        QCOMPARE(stream.next("heartbeat").type, QByteArray("heartbeat"));
        m_server->clock.advance(14min);
        QCOMPARE(stream.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("rotate"));
    }

    void saysGoodbyeWhenTheServerStops()
    {
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        QVERIFY(m_server->stop());
        QCOMPARE(stream.next("bye").data.value(QLatin1String("reason")).toString(), QStringLiteral("shutting_down"));
        QVERIFY(stream.raw().readToEnd());
    }

    void aSecondRequestIsNotAnsweredIntoIt()
    {
        StreamClient stream(m_server->url, m_ole.token);
        stream.next("hello");
        stream.raw().send("GET", "/api/server");
        RawClient other(m_server->url);
        QCOMPARE(other.request("GET", "/api/server").status, 200);
        m_server->say(m_mira.token, m_room, "next");
        QByteArray type;
        while ((type = stream.next().type) == "presence") {
        }
        QCOMPARE(type, QByteArray("new_message"));
    }

    void aSlowReaderIsDroppedAndNobodyWaits()
    {
        StreamClient slow(m_server->url, m_ole.token);
        slow.next("hello");
        slow.raw().socket().setReadBufferSize(1);
        StreamClient quick(m_server->url, m_mira.token);
        quick.next("hello");
        const QByteArray text(9000, 'x');
        bool dropped = false;
        for (int i = 0; i < 2000 && !dropped; ++i) {
            QCOMPARE(m_server->say(m_mira.token, m_room, text).status, 201);
            QCOMPARE(quick.next("new_message").type, QByteArray("new_message"));
            dropped = streams() == 1;
        }
        QVERIFY(dropped);
    }

    void aReaderThatStandsStillIsDroppedInTime()
    {
        StreamClient still(m_server->url, m_ole.token);
        still.next("hello");
        still.raw().socket().setReadBufferSize(1);
        StreamClient quick(m_server->url, m_mira.token);
        quick.next("hello");
        const QByteArray text(9000, 'x');
        // Half a MiB at a time, so that there is a moment when the system takes no more and yet not a whole
        // MiB waits: then it is the time that ends it.
        bool endedByTime = false;
        for (int round = 0; round < 40 && !endedByTime; ++round) {
            for (int i = 0; i < 50; ++i) {
                QCOMPARE(m_server->say(m_mira.token, m_room, text).status, 201);
                QCOMPARE(quick.next("new_message").type, QByteArray("new_message"));
            }
            QCOMPARE(streams(), 2);
            m_server->clock.advance(31s);
            m_server->call({}, "GET", "/api/sse/health");
            endedByTime = streams() == 1;
        }
        QVERIFY(endedByTime);
    }

    void thirtyTwoStreamsAUser()
    {
        std::vector<std::unique_ptr<StreamClient>> open;
        for (int i = 0; i < 32; ++i) {
            open.push_back(std::make_unique<StreamClient>(m_server->url, m_ole.token));
            QCOMPARE(open.back()->head.status, 200);
        }
        StreamClient refused(m_server->url, m_ole.token);
        QCOMPARE(refused.head.status, 429);
        QCOMPARE(refused.head.code(), QStringLiteral("rate_limited"));
        QVERIFY(refused.head.header("retry-after").toInt() > 0);
        QCOMPARE(StreamClient(m_server->url, m_mira.token).head.status, 200);
        open.pop_back();
        QTRY_COMPARE(streams(), 31);
        QCOMPARE(StreamClient(m_server->url, m_ole.token).head.status, 200);
    }

    void presenceFollowsTheStreams()
    {
        StreamClient mira(m_server->url, m_mira.token);
        mira.next("hello");
        {
            StreamClient ole(m_server->url, m_ole.token);
            ole.next("hello");
            const auto online = nextPresenceOf(mira, m_ole.id);
            QCOMPARE(online.value(QLatin1String("status")).toString(), QStringLiteral("online"));
            QCOMPARE(onlineUsers(), 2);
            QCOMPARE(m_server->call(m_ole.token, "PUT", "/api/presence", R"({"status":"dnd"})").status, 204);
            QCOMPARE(nextPresenceOf(mira, m_ole.id).value(QLatin1String("status")).toString(), QStringLiteral("dnd"));
        }
        QTRY_COMPARE(streams(), 1);
        m_server->clock.advance(9s);
        QCOMPARE(onlineUsers(), 2);
        m_server->clock.advance(2s);
        const auto offline = nextPresenceOf(mira, m_ole.id);
        QCOMPARE(offline.value(QLatin1String("status")).toString(), QStringLiteral("offline"));
        QVERIFY(!offline.value(QLatin1String("last_seen_at")).isNull());
        QTRY_COMPARE(onlineUsers(), 1);
    }

    void typingEndsBySixSeconds()
    {
        StreamClient ole(m_server->url, m_ole.token);
        ole.next("hello");
        StreamClient mira(m_server->url, m_mira.token);
        mira.next("hello");
        const QByteArray path = "/api/chat/rooms/" + QByteArray::number(m_room) + "/typing";
        QCOMPARE(m_server->call(m_mira.token, "POST", path, R"({"typing":true})").status, 204);
        const auto started = ole.next("typing");
        QCOMPARE(dataOf(started).value(QLatin1String("typing")).toBool(), true);
        QVERIFY(!started.data.contains(QLatin1String("cursor")));
        m_server->clock.advance(7s);
        QCOMPARE(dataOf(ole.next("typing")).value(QLatin1String("typing")).toBool(), false);
        m_server->say(m_mira.token, m_room, "after");
        QByteArray type;
        while ((type = mira.next().type) == "presence" || type == "read_state") {
        }
        QCOMPARE(type, QByteArray("new_message"));  // the typist was told nothing
    }

    void healthCounts()
    {
        StreamClient one(m_server->url, m_ole.token);
        StreamClient two(m_server->url, m_ole.token);
        one.next("hello");
        two.next("hello");
        const QJsonObject health = m_server->call({}, "GET", "/api/sse/health").json();
        QCOMPARE(health.value(QLatin1String("status")).toString(), QStringLiteral("healthy"));
        QCOMPARE(health.value(QLatin1String("connected_users")).toInt(), 1);
        QCOMPARE(health.value(QLatin1String("connected_streams")).toInt(), 2);
        QVERIFY(health.value(QLatin1String("active_chats")).toInt() >= 1);
        QCOMPARE(m_server->call({}, "GET", "/api/health/ready").status, 200);
    }

private:
    int streams()
    {
        return m_server->call({}, "GET", "/api/sse/health").json().value(QLatin1String("connected_streams")).toInt();
    }
    int onlineUsers()
    {
        return int(m_server->call(m_mira.token, "GET", "/api/online-users?room_id=" + QByteArray::number(m_room))
                       .json()
                       .value(QLatin1String("users"))
                       .toArray()
                       .size());
    }
    static QJsonObject nextPresenceOf(StreamClient &stream, qint64 user)
    {
        for (;;) {
            const auto event = stream.next("presence");
            if (event.type.isEmpty() || dataOf(event).value(QLatin1String("user_id")).toInteger() == user)
                return dataOf(event);
        }
    }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    RunningServer::Account m_ole;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
