// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/ssereader.h"
#include "protocol/ssewriter.h"
#include "testseed.h"

using namespace parlor;
using namespace std::chrono_literals;

namespace {

QList<SseEvent> readAll(SseReader &reader, const QByteArray &text, QList<qsizetype> cuts = {})
{
    QList<SseEvent> events;
    qsizetype from = 0;
    cuts.append(text.size());
    for (const qsizetype to : cuts) {
        events += reader.feed(QByteArrayView(text).sliced(from, to - from));
        from = to;
    }
    return events;
}

QList<SseEvent> readAll(const QByteArray &text)
{
    SseReader reader;
    return readAll(reader, text);
}

/// Every kind of line end, a byte order mark, comments, an id with NUL, characters of two to four bytes.
QByteArray nastySample()
{
    QByteArray text =
        "\xEF\xBB\xBF"
        ": a comment\r\n"
        "retry: 1500\r\n"
        "\r\n"
        "id: 5f3a-1\rdata: first\rdata:  second \r\r"
        "event: new_message\ndata: \xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1 \xF0\x9F\x91\x8D \xD0\xB4\xD0\xB0\n\n"
        "id\ndata\n\n"
        "id: 5f3a-2\nevent: lonely\n\n";
    text += QByteArray("id: bad\0id\ndata: x\n\n", 20);
    text += "retry: 15x\nunknown: y\nevent:heartbeat\r\ndata:z\r\n\r\n"
            "data: \xEF\xBB\xBFmark inside\n\n"
            "data: unfinished\n";
    return text;
}

QList<SseEvent> nastyEvents()
{
    return {{"message", "first\n second ", "5f3a-1"},
            {"new_message", "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1 \xF0\x9F\x91\x8D \xD0\xB4\xD0\xB0", "5f3a-1"},
            {"message", "", ""},
            {"message", "x", "5f3a-2"},
            {"heartbeat", "z", "5f3a-2"},
            {"message", "\xEF\xBB\xBFmark inside", "5f3a-2"}};
}

}  // namespace

class TestSse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheNastySampleWhole()
    {
        SseReader reader;
        QCOMPARE(readAll(reader, nastySample()), nastyEvents());
        QCOMPARE(reader.retry(), std::optional(1500ms));
        QCOMPARE(reader.lastEventId(), QByteArray("5f3a-2"));
        QVERIFY(!reader.failed());
    }

    void readsTheSampleCutAnywhereOnce()
    {
        const QByteArray text = nastySample();
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            SseReader reader;
            QVERIFY2(readAll(reader, text, {cut}) == nastyEvents(), qPrintable(QString::number(cut)));
        }
    }

    void readsTheSampleCutAnywhereTwice()
    {
        const QByteArray text = nastySample();
        const QList<SseEvent> expected = nastyEvents();
        for (qsizetype first = 0; first <= text.size(); ++first) {
            for (qsizetype second = first; second <= text.size(); ++second) {
                SseReader reader;
                if (readAll(reader, text, {first, second}) != expected)
                    QFAIL(qPrintable(QStringLiteral("cut at %1 and %2").arg(first).arg(second)));
            }
        }
    }

    void readsTheSampleByteByByte()
    {
        const QByteArray text = nastySample();
        QList<qsizetype> cuts;
        for (qsizetype i = 1; i < text.size(); ++i)
            cuts.append(i);
        SseReader reader;
        QCOMPARE(readAll(reader, text, cuts), nastyEvents());
    }

    void readsTheSampleInRandomPieces()
    {
        QRandomGenerator random(testSeed());
        const QByteArray text = nastySample();
        for (int round = 0; round < 2000; ++round) {
            QList<qsizetype> cuts;
            for (int i = random.bounded(20); i > 0; --i)
                cuts.append(random.bounded(int(text.size()) + 1));
            std::sort(cuts.begin(), cuts.end());
            SseReader reader;
            QVERIFY2(readAll(reader, text, cuts) == nastyEvents(), qPrintable(QStringLiteral("round %1").arg(round)));
        }
    }

    void readsTheExamplesOfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("data");
        using Data = QList<QByteArray>;
        QTest::newRow("several lines") << QByteArray("data: YHOO\ndata: +2\ndata: 10\n\n") << Data{"YHOO\n+2\n10"};
        QTest::newRow("four blocks") << QByteArray(
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n")
                                     << Data{"first event", "second event", " third event"};
        QTest::newRow("empty data") << QByteArray("data\n\ndata\ndata\n\ndata:") << Data{"", "\n"};
        QTest::newRow("space after the colon") << QByteArray("data:test\n\ndata: test\n\n") << Data{"test", "test"};
        QTest::newRow("no data") << QByteArray("event: x\nid: 3\n\n") << Data{};
        QTest::newRow("second mark is part of the field") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                                                                        "data: x\n\n")
                                                          << Data{};
        QTest::newRow("half a mark is none") << QByteArray("\xEF\xBB"
                                                           "data: x\n\ndata: y\n\n")
                                             << Data{"y"};
        QTest::newRow("NUL in data") << QByteArray("data: a\0b\n\n", 11) << Data{QByteArray("a\0b", 3)};
        QTest::newRow("field names are case sensitive") << QByteArray("Data: x\n\n") << Data{};
    }

    void readsTheExamplesOfTheStandard()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, data);
        QList<QByteArray> got;
        for (const SseEvent &event : readAll(text))
            got.append(event.data);
        QCOMPARE(got, data);
    }

    void aBlockWithoutDataStillSetsTheId()
    {
        SseReader reader;
        QVERIFY(readAll(reader, "id: 7\n\n").isEmpty());
        QCOMPARE(reader.lastEventId(), QByteArray("7"));
    }

    void theTypeIsForgottenWithABlockWithoutData()
    {
        QCOMPARE(readAll("event: x\n\ndata: y\n\n"), (QList<SseEvent>{{"message", "y", ""}}));
    }

    void takesRetryOfDigitsOnly_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("digits") << QByteArray("250") << true;
        QTest::newRow("sign") << QByteArray("-1") << false;
        QTest::newRow("unit") << QByteArray("1s") << false;
        QTest::newRow("nothing") << QByteArray("") << false;
        QTest::newRow("fraction") << QByteArray("1.5") << false;
        QTest::newRow("too long for a number") << QByteArray(40, '9') << false;
    }

    void takesRetryOfDigitsOnly()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, isTaken);
        SseReader reader;
        readAll(reader, "retry: " + value + "\n");
        QCOMPARE(reader.retry().has_value(), isTaken);
    }

    void failsBeyondTheLimitAndStaysFailed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a line without end") << QByteArray(200, 'x');
        QTest::newRow("a comment without end") << QByteArray(":" + QByteArray(200, 'x'));
        QTest::newRow("an event of many lines") << QByteArray("data: xxxxxxxxxx\n").repeated(20);
    }

    void failsBeyondTheLimitAndStaysFailed()
    {
        QFETCH(QByteArray, text);
        SseReader reader(100);
        QCOMPARE(readAll(reader, "data: before\n\n" + text).size(), 1);
        QVERIFY(reader.failed());
        QVERIFY(reader.feed("\n\ndata: after\n\n").isEmpty());
    }

    void manyEventsBelowTheLimitAreFine()
    {
        SseReader reader(100);
        QCOMPARE(readAll(reader, QByteArray("data: xxxxxxxxxx\n\n").repeated(1000)).size(), 1000);
        QVERIFY(!reader.failed());
    }

    void writesWhatTheProtocolShows()
    {
        QCOMPARE(sse::retry(1500ms), QByteArray("retry: 1500\n\n"));
        QCOMPARE(sse::event("hello", "{}"), QByteArray("event: hello\ndata: {}\n\n"));
        QCOMPARE(sse::event("heartbeat", "{\"sent\":1}", "5f3a-9"),
                 QByteArray("id: 5f3a-9\nevent: heartbeat\ndata: {\"sent\":1}\n\n"));
        QCOMPARE(sse::event({}, "a\nb"), QByteArray("data: a\ndata: b\n\n"));
        QCOMPARE(sse::comment("one\ntwo"), QByteArray(": one\n: two\n\n"));
    }

    void aCommentIsNoEvent() { QVERIFY(readAll(sse::comment("data: x\n\ndata: y")).isEmpty()); }

    void readsWhatTheWriterWrote()
    {
        QRandomGenerator random(testSeed());
        const QByteArrayList pieces{"data", ": ", "\n", " ", "id", "\xF0\x9F\x91\x8D", "ก", "x", "\xEF\xBB\xBF", "\t"};
        for (int round = 0; round < 500; ++round) {
            QList<SseEvent> written;
            QByteArray text;
            for (int i = 1 + random.bounded(5); i > 0; --i) {
                SseEvent event{
                    "t" + QByteArray::number(random.bounded(3)), {}, QByteArray::number(random.bounded(1, 99))};
                for (int j = random.bounded(8); j > 0; --j)
                    event.data += pieces[random.bounded(int(pieces.size()))];
                text += sse::event(event.type, event.data, event.lastEventId) + sse::comment("noise");
                written.append(event);
            }
            QList<qsizetype> cuts{random.bounded(int(text.size())), random.bounded(int(text.size()))};
            std::sort(cuts.begin(), cuts.end());
            SseReader reader;
            QCOMPARE(readAll(reader, text, cuts), written);
        }
    }

    void theWriterLetsNoLineEndForgeAField()
    {
        QCOMPARE(readAll(sse::event("t", "a\rid: 9\r\nevent: z", "1")),
                 (QList<SseEvent>{{"t", "a\nid: 9\nevent: z", "1"}}));
    }
};

QTEST_GUILESS_MAIN(TestSse)
#include "tst_sse.moc"
