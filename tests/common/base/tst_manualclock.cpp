// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"

using namespace parlor;
using namespace std::chrono_literals;

class TestManualClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firesInTheOrderOfDueTimes()
    {
        ManualClock clock;
        QObject context;
        QStringList fired;
        auto late = clock.createTimer(&context, [&] { fired.append(QStringLiteral("late")); });
        auto early = clock.createTimer(&context, [&] { fired.append(QStringLiteral("early")); });
        late->start(200ms);
        early->start(100ms);
        clock.advance(150ms);
        QCOMPARE(fired, QStringList{QStringLiteral("early")});
        QVERIFY(late->isActive());
        clock.advance(50ms);
        QCOMPARE(fired.last(), QStringLiteral("late"));
        QVERIFY(!late->isActive());
    }

    void restartAndStopVoidTheEarlierAlarm()
    {
        ManualClock clock;
        QObject context;
        int fired = 0;
        auto timer = clock.createTimer(&context, [&] { ++fired; });
        timer->start(100ms);
        clock.advance(60ms);
        timer->start(100ms);
        clock.advance(60ms);
        QCOMPARE(fired, 0);
        timer->stop();
        clock.advance(1h);
        QCOMPARE(fired, 0);
    }

    void aTimerThatRestartsItselfFiresOncePerPeriod()
    {
        ManualClock clock;
        QObject context;
        int fired = 0;
        std::unique_ptr<Timer> timer = clock.createTimer(&context, [&] {
            ++fired;
            timer->start(1s);
        });
        timer->start(1s);
        clock.advance(10s);
        QCOMPARE(fired, 10);
    }

    void wallTimeJumpsAlone()
    {
        ManualClock clock;
        const Timestamp before = clock.now();
        const auto monotonic = clock.monotonic();
        clock.jumpWallTime(1h);
        QCOMPARE(clock.now().ms - before.ms, 3'600'000);
        QCOMPARE(clock.monotonic(), monotonic);
    }
};

QTEST_GUILESS_MAIN(TestManualClock)
#include "tst_manualclock.moc"
