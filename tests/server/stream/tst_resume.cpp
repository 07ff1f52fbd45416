// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinkrows.h"

#include <QRandomGenerator>
#include <atomic>
#include <thread>

using namespace parlor;
using namespace std::chrono_literals;

class TestResume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addSinkRows(); }
    void init()
    {
        m_server = serverOfSinkRow();
        m_mira = m_server->signUp("mira");
        m_room = m_server->makeRoom(m_mira.token);
    }
    void cleanup() { m_server.reset(); }

    void goesOnAfterTheCursor()
    {
        const QByteArray start = cursor();
        for (int i = 0; i < 450; ++i)
            m_server->say(m_mira.token, m_room, QByteArray::number(i));
        StreamClient stream(m_server->url, m_mira.token, "?since=" + start);
        QCOMPARE(stream.next("hello").id, start);
        qint64 last = start.mid(start.lastIndexOf('-') + 1).toLongLong();
        for (int i = 0; i < 450; ++i) {
            const auto event = stream.next("new_message");
            QCOMPARE(event.number(), last + 1);
            last = event.number();
        }
    }

    void longMessagesAreReplayedAtTheReadersPace()
    {
        const QByteArray start = cursor();
        const QByteArray words(9'500, 'x');
        constexpr int kMessages = 200;
        for (int i = 0; i < kMessages; ++i)
            m_server->say(m_mira.token, m_room, words);
        StreamClient stream(m_server->url, m_mira.token, "?since=" + start);
        QCOMPARE(stream.next("hello").id, start);
        for (int i = 1; i <= kMessages; ++i)
            QCOMPARE(stream.next().number(), numberOf(start) + i);
    }

    void theHeaderWinsOverTheQuery()
    {
        m_server->say(m_mira.token, m_room, "one");
        const QByteArray after = cursor();
        m_server->say(m_mira.token, m_room, "two");
        StreamClient stream(m_server->url, m_mira.token, "?since=nonsense", "Last-Event-ID: " + after + "\r\n");
        QCOMPARE(stream.next("hello").id, after);
        QVERIFY(stream.next("new_message").number() > 0);
    }

    void theSeamLosesAndRepeatsNothingUnderConcurrentWrites()
    {
        constexpr int kWriters = 3;
        constexpr int kEach = 300;
        const QByteArray start = cursor();
        std::atomic<int> written = 0;
        std::vector<std::jthread> writers;  // joins also when a check fails
        const QUrl url = m_server->url;
        for (int writer = 0; writer < kWriters; ++writer) {
            writers.emplace_back([this, url, writer, &written] {
                RawClient client(url);
                for (int i = 0; i < kEach; ++i) {
                    const QByteArray key = "seam-" + QByteArray::number(writer) + '-' + QByteArray::number(i) + "-key";
                    client.request("POST", "/api/chat/rooms/" + QByteArray::number(m_room) + "/messages",
                                   "Authorization: Bearer " + m_mira.token + "\r\n",
                                   "{\"client_key\":\"" + key + "\",\"body\":\"x\"}");
                    ++written;
                }
            });
        }
        // A reader that cuts its stream again and again while the others write, and goes on from its cursor: it
        // starts late, so that replays take several turns, and cuts at random, so that seams fall anywhere.
        QTRY_VERIFY(written >= kWriters * kEach / 2);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        QByteArray at = start;
        qint64 seen = 0;
        while (seen < kWriters * kEach) {
            StreamClient stream(url, m_mira.token, "?since=" + at);
            QCOMPARE(stream.next("hello").id, at);
            for (int left = int(random.bounded(1, 40)); left > 0 && seen < kWriters * kEach; --left) {
                const auto event = stream.next("new_message");
                QCOMPARE(event.number(), numberOf(at) + 1);
                at = event.id;
                ++seen;
            }
        }
        for (std::jthread &writer : writers)
            writer.join();
        QCOMPARE(written.load(), kWriters * kEach);
        QCOMPARE(at, cursor());
    }

    void whatCannotBeReplayedIsReset_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        QTest::addColumn<QString>("reason");
        QTest::newRow("malformed") << QByteArray("nonsense") << QStringLiteral("bad_cursor");
        QTest::newRow("ahead") << QByteArray("%EPOCH%-99999") << QStringLiteral("bad_cursor");
        QTest::newRow("another store") << QByteArray("abc123-1") << QStringLiteral("epoch_changed");
    }
    void whatCannotBeReplayedIsReset()
    {
        QFETCH(QByteArray, cursor);
        QFETCH(QString, reason);
        const QByteArray head = this->cursor();
        const QByteArray since = QByteArray(cursor).replace("%EPOCH%", head.left(head.lastIndexOf('-')));
        StreamClient stream(m_server->url, m_mira.token, "?since=" + since);
        QCOMPARE(stream.next("hello").id, head);
        const auto reset = stream.next();
        QCOMPARE(reset.type, QByteArray("reset"));
        QCOMPARE(reset.data.value(QLatin1String("reason")).toString(), reason);
        QCOMPARE(reset.id, head);
        m_server->say(m_mira.token, m_room, "live all the same");
        QCOMPARE(stream.next("new_message").number(), numberOf(head) + 1);

        const QJsonObject poll = m_server->call(m_mira.token, "GET", "/api/events/poll?since=" + since).json();
        QCOMPARE(poll.value(QLatin1String("reset")).toObject().value(QLatin1String("reason")).toString(), reason);
    }

    void anEmptyCursorIsNone()
    {
        StreamClient stream(m_server->url, m_mira.token, "?since=");
        QCOMPARE(stream.next("hello").id, cursor());
        m_server->say(m_mira.token, m_room, "x");
        QByteArray type;
        while ((type = stream.next().type) == "presence") {
        }
        QCOMPARE(type, QByteArray("new_message"));  // and no reset before it
        const QJsonObject poll = m_server->call(m_mira.token, "GET", "/api/events/poll?since=").json();
        QVERIFY(poll.value(QLatin1String("reset")).isNull());
        QCOMPARE(poll.value(QLatin1String("cursor")).toString().toLatin1(), cursor());
    }

    void aStreamGoesOnOverARestart()
    {
        const QByteArray start = cursor();
        m_server->say(m_mira.token, m_room, "before");
        QVERIFY(m_server->stop());
        QVERIFY(m_server->start());
        m_server->say(m_mira.token, m_room, "after");
        StreamClient stream(m_server->url, m_mira.token, "?since=" + start);
        QCOMPARE(stream.next("hello").id, start);
        QCOMPARE(stream.next("new_message").number(), numberOf(start) + 1);
        QCOMPARE(stream.next("new_message").number(), numberOf(start) + 2);
    }

    void pollAnswersAtOnceWithWhatIsThere()
    {
        const QByteArray start = cursor();
        m_server->say(m_mira.token, m_room, "one");
        m_server->say(m_mira.token, m_room, "two");
        const QJsonObject answer = m_server->call(m_mira.token, "GET", "/api/events/poll?wait=25&since=" + start)
                                       .json();
        QCOMPARE(answer.value(QLatin1String("events")).toArray().size(), 2);
        QCOMPARE(answer.value(QLatin1String("cursor")).toString().toLatin1(), cursor());
        QVERIFY(answer.value(QLatin1String("reset")).isNull());
        QCOMPARE(m_server->call(m_mira.token, "GET", "/api/events/poll?wait=-1").status, 422);
    }

    void pollWaitsForTheFirst()
    {
        RawClient client(m_server->url);
        client.send("GET", "/api/events/poll?wait=25&since=" + cursor(),
                    "Authorization: Bearer " + m_mira.token + "\r\n");
        m_server->say(m_mira.token, m_room, "worth it");
        QCOMPARE(client.readAnswer().json().value(QLatin1String("events")).toArray().size(), 1);
        QCOMPARE(m_server->call({}, "GET", "/api/sse/health").json().value(QLatin1String("connected_users")).toInt(),
                 0);
    }

    void pollGivesUpInTime()
    {
        const QByteArray start = cursor();
        RawClient client(m_server->url);
        client.send("GET", "/api/events/poll?wait=60&since=" + start, "Authorization: Bearer " + m_mira.token + "\r\n");
        // The poll is in the hub when a later question to the hub is answered.
        for (int i = 0; i < 3; ++i)
            m_server->call({}, "GET", "/api/sse/health");
        m_server->clock.advance(26s);
        const QJsonObject answer = client.readAnswer().json();
        QCOMPARE(answer.value(QLatin1String("events")).toArray().size(), 0);
        QCOMPARE(answer.value(QLatin1String("cursor")).toString().toLatin1(), start);
    }

private:
    QByteArray cursor() { return m_server->cursor(m_mira.token); }
    static qint64 numberOf(const QByteArray &cursor) { return cursor.mid(cursor.lastIndexOf('-') + 1).toLongLong(); }

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    qint64 m_room = 0;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
