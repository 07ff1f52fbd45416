// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "service/addresskey.h"
#include "service/attemptwindow.h"
#include "service/loginthrottle.h"

#include <QHostAddress>
#include <QTest>

using namespace parlor;
using namespace std::chrono_literals;

class TestAttemptWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWithinTheWindow()
    {
        ManualClock clock;
        AttemptWindow window(clock, 60s, 2);
        QVERIFY(!window.begin(m_ann));
        clock.advance(20s);
        QVERIFY(!window.begin(m_ann));
        QCOMPARE(window.begin(m_ann), std::optional(std::chrono::milliseconds(40s)));
        QVERIFY(!window.begin(m_bob));
        clock.advance(40s);
        QVERIFY(!window.begin(m_ann));
        QCOMPARE(window.begin(m_ann), std::optional(std::chrono::milliseconds(20s)));
    }

    void whatWasForgivenDoesNotCount()
    {
        ManualClock clock;
        AttemptWindow window(clock, 60s, 2);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!window.begin(m_ann));
            window.forgive(m_ann);
        }
        window.forgive(m_ann);
        QVERIFY(!window.begin(m_ann));
        clock.advance(59s);
        QVERIFY(!window.begin(m_ann));
        QVERIFY(window.begin(m_ann));
    }

    void keysAreForgottenWithTheirAttempts()
    {
        ManualClock clock;
        AttemptWindow window(clock, 60s, 10);
        for (int i = 0; i < 5000; ++i)
            QVERIFY(!window.begin(QString::number(i)));
        QCOMPARE(window.keyCount(), 5000);
        clock.advance(60s);
        QVERIFY(!window.begin(m_ann));
        QCOMPARE(window.keyCount(), 1);
    }

    void memoryIsBoundedWhateverIsTried()
    {
        ManualClock clock;
        AttemptWindow window(clock, 60s, 10);
        for (size_t i = 0; i < AttemptWindow::kMostAttempts + 1000; ++i)
            window.begin(QString::number(i));
        QVERIFY(window.keyCount() <= qsizetype(AttemptWindow::kMostAttempts));
    }

    void anIpv6NetworkIsOnePeer()
    {
        const auto key = [](const char *address) { return addressKey(QString::fromLatin1(address)); };
        QCOMPARE(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff:eeee:dddd:cccc"));
        QVERIFY(key("2001:db8:1:2::1") != key("2001:db8:1:3::1"));
        QCOMPARE(key("fe80::1%eth0"), key("fe80::2"));
        QCOMPARE(key("192.0.2.7"), key("::ffff:192.0.2.7"));
        QVERIFY(key("192.0.2.7") != key("192.0.2.8"));
        QVERIFY(key("192.0.2.7") != key("::c000:207"));
        QCOMPARE(key("nobody"), AddressKey(0));
    }

    void addressesOfOneNetworkShareTheirWrongSignIns()
    {
        ManualClock clock;
        LoginThrottle throttle(clock);
        for (int i = 0; i < 30; ++i)
            QVERIFY(!throttle.begin(QStringLiteral("x%1").arg(i), QStringLiteral("2001:db8::%1").arg(i, 0, 16)));
        QVERIFY(throttle.begin(m_ann, QStringLiteral("2001:db8::ffff")));
        QVERIFY(!throttle.begin(m_ann, QStringLiteral("2001:db8:0:1::1")));
    }

    void aRefusedAddressCostsTheNameNothing()
    {
        ManualClock clock;
        LoginThrottle throttle(clock);
        const QString crowded = QStringLiteral("192.0.2.7");
        for (int i = 0; i < 30; ++i)
            throttle.begin(QStringLiteral("x%1").arg(i), crowded);
        for (int i = 0; i < 20; ++i)
            QVERIFY(throttle.begin(m_ann, crowded));
        QVERIFY(!throttle.begin(m_ann, QStringLiteral("192.0.2.8")));
    }

    void aNameOfAMegabyteIsNotKept()
    {
        ManualClock clock;
        LoginThrottle throttle(clock);
        const QString address = QStringLiteral("192.0.2.7");
        const QString endless(1'000'000, QLatin1Char('x'));
        for (int i = 0; i < 10; ++i)
            QVERIFY(!throttle.begin(endless + QString::number(i), address));
        // All of them count as one: only what could be a name is looked at.
        QVERIFY(throttle.begin(endless, QStringLiteral("192.0.2.8")));
    }

private:
    const QString m_ann = QStringLiteral("ann");
    const QString m_bob = QStringLiteral("bob");
};

QTEST_GUILESS_MAIN(TestAttemptWindow)
#include "tst_attemptwindow.moc"
