// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "service/ratelimiter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace parlor;
using namespace std::chrono_literals;

class TestRateLimiter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstThenSoManyASecond()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {5, 2});
        for (int i = 0; i < 5; ++i)
            QVERIFY(!limiter.take(1));
        QCOMPARE(limiter.take(1), std::optional(1));
        clock.advance(499ms);
        QVERIFY(limiter.take(1));
        clock.advance(1ms);
        QVERIFY(!limiter.take(1));
        QVERIFY(limiter.take(1));
        clock.advance(2s);
        for (int i = 0; i < 4; ++i)
            QVERIFY(!limiter.take(1));
        QVERIFY(limiter.take(1));
    }

    void saysWhenToComeBack()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {1, 0.1});
        QVERIFY(!limiter.take(1));
        QCOMPARE(limiter.take(1), std::optional(10));
        clock.advance(9500ms);
        QCOMPARE(limiter.take(1), std::optional(1));
        clock.advance(500ms);
        QVERIFY(!limiter.take(1));
    }

    void beingRefusedCostsNothing()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {2, 1});
        QVERIFY(!limiter.take(1));
        QVERIFY(!limiter.take(1));
        for (int i = 0; i < 1000; ++i)
            QVERIFY(limiter.take(1));
        clock.advance(1s);
        QVERIFY(!limiter.take(1));
    }

    void keysDoNotKnowOfEachOther()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {1, 1});
        for (quint64 key = 0; key < 1000; ++key)
            QVERIFY(!limiter.take(key));
        for (quint64 key = 0; key < 1000; ++key)
            QVERIFY(limiter.take(key));
    }

    void fullBucketsAreForgotten()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {10, 1});
        for (quint64 key = 0; key < 1000; ++key)
            limiter.take(key);
        clock.advance(10s);
        limiter.take(1);
        clock.advance(10s);
        limiter.take(1);
        QCOMPARE(limiter.keyCount(), 2);  // the same key in both generations
        clock.advance(1h);
        limiter.take(1);
        QCOMPARE(limiter.keyCount(), 1);
    }

    void memoryIsBoundedWhateverComes()
    {
        ManualClock clock;
        RateLimiter limiter(clock, {10, 1}, 100);
        for (quint64 key = 0; key < 100'000; ++key) {
            limiter.take(key);
            QVERIFY(limiter.keyCount() <= 200);
        }
    }

    void behavesAsAPlainBucketDoes()
    {
        // The reference: tokens that are counted. Times are whole milliseconds, so that both count exactly.
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        ManualClock clock;
        RateLimiter limiter(clock, {20, 10});
        constexpr int kKeys = 5;
        qint64 tokens[kKeys];  // in hundredths
        std::fill(std::begin(tokens), std::end(tokens), 2000);
        for (int step = 0; step < 50'000; ++step) {
            const int pause = random.bounded(40) == 0 ? int(random.bounded(5000)) : int(random.bounded(60));
            clock.advance(std::chrono::milliseconds(pause));
            for (qint64 &t : tokens)
                t = std::min<qint64>(2000, t + pause);
            const int key = int(random.bounded(kKeys));
            const bool may = tokens[key] >= 100;
            if (may)
                tokens[key] -= 100;
            QCOMPARE(!limiter.take(quint64(key)), may);
        }
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
