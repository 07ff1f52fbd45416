// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"
#include "testseed.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <atomic>
#include <thread>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

constexpr int kWriters = 4;
constexpr int kAtOnce = 16;  // streams of one wave
constexpr int kDefaultResumes = 1000;
constexpr qint64 kDefaultPatience = 25'000;  // ms; fewer resumes where the machine is slow
constexpr qint64 kLongestReplay = 2000;

/// People who write as fast as they are answered.
class Storm
{
public:
    Storm(const QUrl &url, const QByteArray &token, qint64 room)
    {
        for (int i = 0; i < kWriters; ++i)
            m_threads.emplace_back([this, url, token, room, i] { write(url, token, room, QByteArray::number(i)); });
    }
    ~Storm() { stop(); }

    void stop()
    {
        m_isOver = true;
        m_threads.clear();
    }
    int written() const { return m_written; }

private:
    void write(const QUrl &url, const QByteArray &token, qint64 room, const QByteArray &name)
    {
        int number = 0;
        bool isAnswered = true;
        while (!m_isOver) {
            RawClient client(url);
            int status = 200;
            // The clock that is moved may end a connection: then the same key again.
            while (!m_isOver && status / 100 == 2) {
                number += isAnswered;
                status = client
                             .request("POST", "/api/chat/rooms/" + QByteArray::number(room) + "/messages",
                                      "Authorization: Bearer " + token + "\r\n",
                                      "{\"client_key\":\"storm-" + name + '-' + QByteArray::number(number)
                                          + "\",\"body\":\"x\"}")
                             .status;
                isAnswered = status / 100 == 2;
                m_written += isAnswered;
            }
        }
    }

    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_written = 0;
    std::vector<std::jthread> m_threads;
};

/// One resume, and everything that came of it.
class Resumed
{
public:
    Resumed(const QUrl &url, const QByteArray &token, const QByteArray &epoch, qint64 cursor)
        : m_stream(url, token, "?since=" + epoch + '-' + QByteArray::number(cursor)), m_at(cursor)
    {
    }

    /// Reads on until the event has come. What is wrong; empty if nothing is.
    QString readTo(qint64 event)
    {
        while (m_at < event) {
            if (const QString wrong = readOne(); !wrong.isEmpty())
                return wrong;
        }
        return {};
    }
    QString readToHeartbeat()
    {
        m_beats = 0;
        while (m_beats == 0) {
            if (const QString wrong = readOne(); !wrong.isEmpty())
                return wrong;
        }
        return {};
    }
    qint64 at() const { return m_at; }

private:
    QString readOne()
    {
        const StreamClient::Event event = m_stream.next(30'000);
        if (event.type == "hello")
            return event.number() == m_at ? QString() : QStringLiteral("goes on from another cursor");
        if (event.type == "heartbeat") {
            ++m_beats;
            if (event.number() != m_at)
                return QStringLiteral("a heartbeat of %1 after %2").arg(event.number()).arg(m_at);
            const qint64 sent = event.data.value(QLatin1String("sent")).toInteger();
            return sent == m_count ? QString() : QStringLiteral("%1 sent, %2 came").arg(sent).arg(m_count);
        }
        if (event.type == "presence")
            return {};  // passing
        if (event.type != "new_message")
            return QStringLiteral("a %1 after %2").arg(QLatin1String(event.type)).arg(m_at);
        if (event.number() != m_at + 1)
            return QStringLiteral("%1 after %2").arg(event.number()).arg(m_at);
        m_at = event.number();
        ++m_count;
        return {};
    }

    StreamClient m_stream;
    qint64 m_at;
    qint64 m_count = 0;
    int m_beats = 0;
};

}  // namespace

/// Where a replay goes over into what is live, while others write at full speed. PARLOR_RESUMES says how many.
class TestSeam : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyResumeHasEachEventOnceInOrder_data()
    {
        QTest::addColumn<bool>("portable");
        QTest::newRow("detached") << false;
        QTest::newRow("portable") << true;
    }
    void everyResumeHasEachEventOnceInOrder()
    {
        QFETCH(bool, portable);
        bool isSet = false;
        const int given = qEnvironmentVariableIntValue("PARLOR_RESUMES", &isSet);
        const int resumes = isSet ? given : kDefaultResumes;
        QRandomGenerator random(testSeed());
        RunningServer server([portable](ServerOptions &options) {
            options.portableStreams = portable;
            options.limitRates = false;
            options.maxStreamsPerUser = 1000;
        });
        const RunningServer::Account mira = server.signUp("mira");
        const qint64 room = server.makeRoom(mira.token);
        const QByteArray start = server.call(mira.token, "GET", "/api/events/poll")
                                     .json()
                                     .value(QLatin1String("cursor"))
                                     .toString()
                                     .toLatin1();
        const QByteArray epoch = start.left(start.lastIndexOf('-'));
        const qint64 first = start.mid(start.lastIndexOf('-') + 1).toLongLong();

        Storm storm(server.url, mira.token, room);
        QTRY_VERIFY_WITH_TIMEOUT(storm.written() > 100, 60'000);
        QElapsedTimer elapsed;
        elapsed.start();
        qint64 known = first + storm.written() - kWriters;  // an event that is certainly there
        int done = 0;
        while (done < resumes && (isSet || elapsed.elapsed() < kDefaultPatience)) {
            std::vector<std::unique_ptr<Resumed>> wave;
            for (int i = 0; i < kAtOnce; ++i) {
                // Mostly a short way back: the seam comes soon, and the next one.
                const qint64 farthest = std::min(known - first, random.bounded(8) ? qint64(100) : kLongestReplay);
                const qint64 cursor = known - random.bounded(farthest + 1);
                wave.push_back(std::make_unique<Resumed>(server.url, mira.token, epoch, cursor));
            }
            for (const auto &stream : wave) {
                const qint64 target = std::max(known, stream->at()) + random.bounded(60);
                const QString wrong = stream->readTo(target);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                known = std::max(known, stream->at());
            }
            server.clock.advance(15s);
            for (const auto &stream : wave) {
                const QString wrong = stream->readToHeartbeat();
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                known = std::max(known, stream->at());
            }
            done += kAtOnce;
        }
        storm.stop();
        qInfo("%d resumes while %d messages were written, in %lld s", done, storm.written(), elapsed.elapsed() / 1000);
    }
};

QTEST_GUILESS_MAIN(TestSeam)
#include "tst_seam.moc"
