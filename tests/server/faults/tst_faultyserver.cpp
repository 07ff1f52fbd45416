// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultplan.h"
#include "sinkrows.h"
#include "testseed.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

using namespace parlor;
using namespace std::chrono_literals;
using faultplan::Step;
using faultplan::Whose;

namespace {

constexpr int kPosts = 200;
constexpr int kStubbornness = 20;  // how often one is posted again before the fault is taken away

}  // namespace

/// A whole server over a disk and a memory that fail: what its clients see.
class TestFaultyServer : public QObject
{
    Q_OBJECT

    std::unique_ptr<RunningServer> m_server;
    RunningServer::Account m_mira;
    qint64 m_room = 0;

    RawAnswer post(const QByteArray &key)
    {
        return m_server->call(m_mira.token, "POST", "/api/chat/rooms/" + QByteArray::number(m_room) + "/messages",
                              "{\"client_key\":\"" + key + "\",\"body\":\"words\"}");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("parlor.*.warning=false"));
        faultplan::install();
    }
    void initTestCase_data() { addSinkRows(); }
    void init()
    {
        m_server = serverOfSinkRow();
        m_mira = m_server->signUp("mira");
        m_room = m_server->makeRoom(m_mira.token);
    }
    void cleanup()
    {
        faultplan::disarm();
        m_server.reset();
    }

    void aFullDiskStopsWritingAlone()
    {
        const RawAnswer first = m_server->say(m_mira.token, m_room, "before");
        QCOMPARE(first.status, 201);
        const qint64 message =
            first.json().value(QLatin1String("message")).toObject().value(QLatin1String("id")).toInteger();
        StreamClient stream(m_server->url, m_mira.token);
        const qint64 head = stream.next("hello").number();

        faultplan::arm({Step::Write, 1, true, Whose::Everybodys});
        const QByteArray path = "/api/chat/messages/" + QByteArray::number(message);
        const RawAnswer refusals[] = {
            post("key-after-all"),
            m_server->call(m_mira.token, "PATCH", path, R"({"body":"other words"})"),
            m_server->call(m_mira.token, "DELETE", path),
            m_server->call(m_mira.token, "PUT", path + "/reactions/%F0%9F%91%8D"),
            m_server->call(m_mira.token, "POST", "/api/chat/rooms",
                           R"({"workspace_id":1,"kind":"group","name":"x","member_ids":[]})"),
            m_server->call({}, "POST", "/api/auth/login", R"({"username":"mira","password":"correct horse"})"),
        };
        for (const RawAnswer &refusal : refusals) {
            QCOMPARE(refusal.status, 503);
            QCOMPARE(refusal.code(), QStringLiteral("unavailable"));
            QVERIFY(refusal.header("retry-after").toInt() > 0);
        }
        QCOMPARE(m_server->call(m_mira.token, "GET", "/api/sync").status, 200);
        QCOMPARE(m_server->call(m_mira.token, "GET", path)
                     .json()
                     .value(QLatin1String("message"))
                     .toObject()
                     .value(QLatin1String("body")),
                 QJsonValue(QStringLiteral("before")));
        QVERIFY(faultplan::disarm());

        QCOMPARE(post("key-after-all").status, 201);
        QCOMPARE(stream.next("new_message").number(), head + 1);
    }

    void faultsAnywhereLoseNothing()
    {
        QRandomGenerator random(testSeed());
        constexpr Step kSteps[] = {Step::Write, Step::BadWrite, Step::Sync, Step::Read, Step::Memory, Step::Memory};
        auto stream = std::make_unique<StreamClient>(m_server->url, m_mira.token);
        QByteArray at = stream->next("hello").id;
        int fired = 0;
        int refused = 0;
        int streams = 1;
        for (int i = 0; i < kPosts; ++i) {
            const Step step = kSteps[random.bounded(6)];
            const int nth = 1 + int(random.bounded(step == Step::Memory ? 300 : 12));
            faultplan::arm({step, nth, random.bounded(3) == 0, Whose::Everybodys});
            const QByteArray key = "faulty-key-" + QByteArray::number(i);
            RawAnswer answer;
            for (int attempt = 0; answer.status / 100 != 2 && attempt < 2 * kStubbornness; ++attempt) {
                answer = post(key);
                QVERIFY2(answer.status / 100 == 2 || answer.status == 503, answer.body.constData());
                refused += answer.status == 503;
                if (attempt == kStubbornness)
                    fired += faultplan::disarm();
            }
            QCOMPARE(answer.status, 201);
            m_server->clock.advance(1s);  // the hub looks at the log while it may fail
            if (random.bounded(8) == 0) {
                stream = std::make_unique<StreamClient>(m_server->url, m_mira.token, "?since=" + at);
                ++streams;
            }
            fired += faultplan::disarm();
            m_server->clock.advance(1s);
            const qint64 before = at.mid(at.lastIndexOf('-') + 1).toLongLong();
            StreamClient::Event event = stream->next("new_message");
            if (event.type.isEmpty()) {
                // It may end the stream that it cannot serve; the next goes on.
                stream = std::make_unique<StreamClient>(m_server->url, m_mira.token, "?since=" + at);
                ++streams;
                event = stream->next("new_message");
            }
            QCOMPARE(event.number(), before + 1);
            QCOMPARE(event.data.value(QLatin1String("data"))
                         .toObject()
                         .value(QLatin1String("message"))
                         .toObject()
                         .value(QLatin1String("client_key"))
                         .toString()
                         .toLatin1(),
                     key);
            at = event.id;
        }
        qInfo("%d faults, %d answers of 503, %d streams", fired, refused, streams);
        QVERIFY(fired > 0);
    }
};

QTEST_GUILESS_MAIN(TestFaultyServer)
#include "tst_faultyserver.moc"
