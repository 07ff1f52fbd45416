// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningserver.h"

#include <QProcess>
#include <QStandardPaths>

using namespace parlor;
using namespace std::chrono_literals;

namespace {

/// Reads the text format of Prometheus as strictly as it is written down; `fault` says what is wrong with it.
struct Metrics {
    QHash<QByteArray, double> samples;  ///< by name and labels as they stand there
    QHash<QByteArray, QByteArray> types;
    QByteArray fault;

    explicit Metrics(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            fault = "the last line has no end";
        const QList<QByteArray> lines = text.chopped(1).split('\n');
        for (const QByteArray &line : lines) {
            if (fault.isEmpty())
                read(line);
        }
        for (auto it = types.cbegin(); fault.isEmpty() && it != types.cend(); ++it)
            checkHistogram(it.key(), it.value());
    }
    double operator[](const QByteArray &sample) const { return samples.value(sample, -1); }

private:
    static const QRegularExpression &pattern()
    {
        static const QRegularExpression sample(QStringLiteral(
            R"re(^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,(?!\})|(?=\})))+\})? (-?[0-9.]+(e[-+]?[0-9]+)?|\+Inf|NaN)$)re"));
        return sample;
    }

    void read(const QByteArray &line)
    {
        if (line.startsWith("# HELP "))
            return readHelp(line.mid(7));
        if (line.startsWith("# TYPE "))
            return readType(line.mid(7).split(' '));
        const auto match = pattern().match(QString::fromUtf8(line));
        if (!match.hasMatch())
            return fail("no sample: " + line);
        const QByteArray name = match.captured(1).toLatin1();
        const bool isOfFamily = name == m_family
                                || (types.value(m_family) == "histogram"
                                    && (name == m_family + "_bucket" || name == m_family + "_sum"
                                        || name == m_family + "_count"));
        if (!isOfFamily)
            return fail("stands in another family: " + line);
        const QByteArray key = line.left(line.lastIndexOf(' '));
        if (samples.contains(key))
            return fail("comes twice: " + key);
        samples.insert(key, line.mid(line.lastIndexOf(' ') + 1).toDouble());
        if (types.value(m_family) == "counter" && !m_family.endsWith("_total"))
            fail("a counter that does not end in _total: " + m_family);
    }
    void readHelp(const QByteArray &rest)
    {
        m_family = rest.left(rest.indexOf(' '));
        if (types.contains(m_family))
            fail("a family in two places: " + m_family);
        if (rest.size() <= m_family.size() + 1)
            fail("no help: " + m_family);
    }
    void readType(const QList<QByteArray> &words)
    {
        if (words.size() != 2 || words[0] != m_family
            || !QList<QByteArray>{"counter", "gauge", "histogram"}.contains(words[1]))
            fail("no type: " + m_family);
        types.insert(m_family, words.value(1));
    }
    void checkHistogram(const QByteArray &family, const QByteArray &type)
    {
        if (type != "histogram")
            return;
        for (auto it = samples.cbegin(); it != samples.cend(); ++it) {
            if (!it.key().startsWith(QByteArray(family + "_count")))
                continue;
            QByteArray labels = it.key().mid(family.size() + 6);
            labels = QByteArray(labels.isEmpty() ? "{" : labels.chopped(1).append(',')) + "le=\"+Inf\"}";
            if (samples.value(family + "_bucket" + labels, -1) != it.value())
                fail("count and last bucket differ: " + it.key());
        }
    }
    void fail(const QByteArray &what)
    {
        if (fault.isEmpty())
            fault = what;
    }

    QByteArray m_family;
};

QByteArray metricsText(const RunningServer &server)
{
    return RawClient(server.url).request("GET", "/metrics").body;
}

}  // namespace

class TestMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isInTheFormat()
    {
        RunningServer server;
        const auto ann = server.signUp("ann");
        server.say(ann.token, server.makeRoom(ann.token), "words");
        RawClient(server.url).request("GET", "/no/such/path");
        RawClient(server.url).request("BREW", "/api/server");
        RawClient client(server.url);
        const RawAnswer answer = client.request("GET", "/metrics");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("content-type").startsWith("text/plain; version=0.0.4"));
        const Metrics metrics(answer.body);
        QVERIFY2(metrics.fault.isEmpty(), metrics.fault);
        QVERIFY(!answer.body.contains("BREW"));
        QVERIFY(!answer.body.contains("/no/such"));
    }

    void promtoolHasNothingToSay()
    {
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not installed");
        RunningServer server;
        server.say(server.signUp("ann").token, 1, "words");
        QProcess process;
        process.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        process.write(metricsText(server));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kPatience));
        const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, said);
        QCOMPARE(said, QByteArray());
    }

    void countsRequestsByRoute()
    {
        RunningServer server;
        const auto ann = server.signUp("ann");
        const qint64 room = server.makeRoom(ann.token);
        for (int i = 0; i < 3; ++i)
            server.say(ann.token, room, "words");
        server.say(ann.token, 9999, "words");
        const Metrics metrics(metricsText(server));
        const QByteArray posts = R"(method="POST",route="/api/chat/rooms/{id}/messages")";
        QCOMPARE(metrics["parlor_http_requests_total{" + posts + R"(,status="201"})"], 3);
        QCOMPARE(metrics["parlor_http_requests_total{" + posts + R"(,status="404"})"], 1);
        QCOMPARE(metrics["parlor_http_request_duration_seconds_count{" + posts + "}"], 4);
    }

    void countsWhatTheStoreDoes()
    {
        RunningServer server;
        const auto ann = server.signUp("ann");
        const qint64 room = server.makeRoom(ann.token);
        const double before = Metrics(metricsText(server))["parlor_events_published_total"];
        const QByteArray target = "/api/chat/rooms/" + QByteArray::number(room) + "/messages";
        for (int i = 0; i < 3; ++i)
            server.call(ann.token, "POST", target, R"({"client_key":"the-same-key","body":"words"})");
        const Metrics metrics(metricsText(server));
        QCOMPARE(metrics["parlor_events_published_total"], before + 1);
        QCOMPARE(metrics["parlor_idempotent_hits_total"], 2);
        QVERIFY(metrics["parlor_commit_batch_size_count"] > 0);
        QVERIFY(metrics["parlor_commit_duration_seconds_count"] > 0);
        QCOMPARE(metrics["parlor_failed_writes_total"], 0);
        QCOMPARE(metrics["parlor_queue_depth{queue=\"writer\"}"], 0);
    }

    void countsWhatStreamsGet()
    {
        RunningServer server;
        const auto ann = server.signUp("ann");
        const qint64 room = server.makeRoom(ann.token);
        server.say(ann.token, room, "before");
        StreamClient live(server.url, ann.token);
        const QByteArray cursor = live.next("hello").data.value(QLatin1String("cursor")).toString().toLatin1();
        const QByteArray epoch = cursor.left(cursor.indexOf('-'));
        StreamClient resumed(server.url, ann.token, "?since=" + epoch + "-1");
        QVERIFY(!resumed.next("new_message").type.isEmpty());
        StreamClient lost(server.url, ann.token, "?since=other-1");
        QVERIFY(!lost.next("reset").type.isEmpty());
        server.say(ann.token, room, "now");
        for (StreamClient *stream : {&live, &resumed, &lost})
            QVERIFY(!stream->next("new_message").type.isEmpty());
        const Metrics metrics(metricsText(server));
        QCOMPARE(metrics["parlor_streams"], 3);
        QCOMPARE(metrics["parlor_stream_users"], 1);
        QCOMPARE(metrics["parlor_streams_opened_total"], 3);
        QCOMPARE(metrics["parlor_replays_total"], 1);
        QVERIFY(metrics["parlor_replayed_events_total"] >= 1);
        QCOMPARE(metrics["parlor_resets_total"], 1);
        QCOMPARE(metrics["parlor_slow_consumers_total"], 0);
        QVERIFY(metrics["parlor_event_deliveries_total{kind=\"durable\"}"] >= 3);
        QVERIFY(metrics["parlor_stream_bytes_total"] > 100);
    }

    void tellsAboutTheProcess()
    {
        RunningServer server;
        server.clock.advance(90s);
        const Metrics metrics(metricsText(server));
        QCOMPARE(metrics["parlor_uptime_seconds"], 90);
        QCOMPARE(metrics["process_start_time_seconds"], double(server.clock.now().ms - 90'000) / 1000);
#ifdef Q_OS_LINUX
        QVERIFY(metrics["process_resident_memory_bytes"] > 1e6);
        QVERIFY(metrics["process_open_fds"] > 5);
        QVERIFY(metrics["process_max_fds"] >= metrics["process_open_fds"]);
#endif
    }

    void isNotForStrangers()
    {
        RunningServer server;
        for (const char *header : {"X-Forwarded-For: 203.0.113.7\r\n", "Forwarded: for=203.0.113.7\r\n"}) {
            const RawAnswer answer = RawClient(server.url).request("GET", "/metrics", header);
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.code(), QStringLiteral("forbidden"));
        }
        RunningServer open([](ServerOptions &options) { options.metricsPublic = true; });
        QCOMPARE(RawClient(open.url).request("GET", "/metrics", "X-Forwarded-For: 203.0.113.7\r\n").status, 200);
    }

    void everyAnswerHasItsOwnNumber()
    {
        RunningServer server;
        QSet<QByteArray> ids;
        for (const char *target : {"/api/server", "/api/users/me", "/no/such/path", "/api/server"}) {
            const QByteArray id =
                RawClient(server.url).request("GET", target, "X-Request-Id: of-my-own\r\n").header("x-request-id");
            QVERIFY(!id.isEmpty() && id != "of-my-own");
            ids.insert(id);
        }
        RawClient garbage(server.url);
        garbage.write("GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
        ids.insert(garbage.readAnswer().header("x-request-id"));
        QCOMPARE(ids.size(), 5);
        QVERIFY(!ids.contains(QByteArray()));
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
