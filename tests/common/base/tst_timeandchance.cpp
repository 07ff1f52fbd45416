// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"
#include "base/idgenerator.h"
#include "model/timestamp.h"

#include <thread>

using namespace parlor;
using namespace std::chrono_literals;

class TestTimeAndChance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void delaysStayBelowADoublingCeiling()
    {
        SeededIdGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            Backoff backoff(random, 500ms, 30s);
            auto ceiling = 500ms;
            for (int i = 0; i < 12; ++i, ceiling = std::min<std::chrono::milliseconds>(ceiling * 2, 30s)) {
                QCOMPARE(backoff.attempts(), i);
                const auto delay = backoff.next();
                QVERIFY(delay >= 0ms && delay < ceiling);
            }
        }
    }

    void delaysUseTheWholeOfTheirRange()
    {
        SeededIdGenerator random(7);
        auto longest = 0ms;
        auto shortest = std::chrono::milliseconds(30s);
        for (int round = 0; round < 500; ++round) {
            Backoff backoff(random);
            for (int i = 0; i < 6; ++i)
                backoff.next();
            const auto delay = backoff.next();
            longest = std::max(longest, delay);
            shortest = std::min(shortest, delay);
        }
        QVERIFY(longest > 25s);
        QVERIFY(shortest < 3s);
    }

    void thousandsOfAttemptsDoNotOverflow()
    {
        SeededIdGenerator random(7);
        Backoff backoff(random, 500ms, 30s);
        for (int i = 0; i < 5000; ++i)
            QVERIFY(backoff.next() < 30s);
        backoff.reset();
        QCOMPARE(backoff.attempts(), 0);
        QVERIFY(backoff.next() < 500ms);
    }

    void clientKeysAreValidAndDiffer()
    {
        SystemIdGenerator system;
        QSet<QString> seen;
        for (int i = 0; i < 5000; ++i) {
            const ClientKey key = system.clientKey();
            QVERIFY(key.isValid());
            QCOMPARE(key.text.size(), 22);
            seen.insert(key.text);
        }
        QCOMPARE(seen.size(), 5000);
    }

    void aSeedRepeatsItsSequence()
    {
        SeededIdGenerator one(42), two(42), other(43);
        QCOMPARE(one.token(32), two.token(32));
        QCOMPARE(one.below(1000), two.below(1000));
        QVERIFY(one.token(32) != other.token(32));
    }

    void givesAsManyBytesAsAskedFor()
    {
        SystemIdGenerator system;
        for (const int count : {0, 1, 3, 4, 5, 33})
            QCOMPARE(system.randomBytes(count).size(), count);
        QVERIFY(!system.token(32).contains(u'='));
        QCOMPARE(system.below(1), 0u);
    }

    void isSafeToShareBetweenThreads()
    {
        SeededIdGenerator random(1);
        QSet<QString> one, two;
        std::thread worker([&] {
            for (int i = 0; i < 1000; ++i)
                one.insert(random.clientKey().text);
        });
        for (int i = 0; i < 1000; ++i)
            two.insert(random.clientKey().text);
        worker.join();
        QCOMPARE((one + two).size(), 2000);
    }

    void timesReadAndWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("protocol") << QStringLiteral("2026-11-21T08:15:30.123Z") << Q_INT64_C(1795248930123);
        QTest::newRow("whole second") << QStringLiteral("2026-11-21T08:15:30Z") << Q_INT64_C(1795248930000);
        QTest::newRow("offset") << QStringLiteral("2026-11-21T15:15:30.123+07:00") << Q_INT64_C(1795248930123);
        QTest::newRow("microseconds") << QStringLiteral("2026-11-21T08:15:30.123456Z") << Q_INT64_C(1795248930123);
        QTest::newRow("epoch") << QStringLiteral("1970-01-01T00:00:00.000Z") << Q_INT64_C(0);
        QTest::newRow("leap day") << QStringLiteral("2028-02-29T23:59:59.999Z") << Q_INT64_C(1835481599999);
    }

    void timesReadAndWrite()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto time = Timestamp::fromText(text);
        QVERIFY(time);
        QCOMPARE(time->ms, ms);
        QCOMPARE(Timestamp::fromText(time->toText()), time);
    }

    void writesTheFormOfTheProtocol()
    {
        QCOMPARE(Timestamp{1'795'248'930'000}.toText(), QStringLiteral("2026-11-21T08:15:30.000Z"));
        QCOMPARE(Timestamp{1'795'248'930'007}.toText(), QStringLiteral("2026-11-21T08:15:30.007Z"));
    }

    void refusesWhatIsNoMoment_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad : {"", "now", "2026-11-21", "2026-11-21T08:15:30.123", "2026-13-01T00:00:00Z",
                                "2026-02-29T00:00:00Z", "2026-11-21T25:00:00Z", "1795248930123"})
            QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad);
    }

    void refusesWhatIsNoMoment()
    {
        QFETCH(QString, text);
        QVERIFY(!Timestamp::fromText(text));
    }
};

QTEST_GUILESS_MAIN(TestTimeAndChance)
#include "tst_timeandchance.moc"
