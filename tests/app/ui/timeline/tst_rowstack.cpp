// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testseed.h"
#include "timeline/rowstack.h"

#include <QRandomGenerator>
#include <QtTest>
#include <numeric>

using namespace parlor;

class tst_RowStack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsHeightsLikeAPlainLoop()
    {
        QRandomGenerator random(testSeed());
        std::vector<int> plain;
        HeightIndex index;
        index.reset({});
        for (int step = 0; step < 2000; ++step) {
            const int size = int(plain.size());
            const int at = random.bounded(size + 1);
            switch (random.bounded(4)) {
            case 0: {
                const std::vector<int> more(size_t(random.bounded(1, 5)), random.bounded(1, 90));
                const int where = random.bounded(2) ? at : size;
                plain.insert(plain.begin() + where, more.begin(), more.end());
                index.insert(where, more);
                break;
            }
            case 1:
                if (at < size) {
                    plain.erase(plain.begin() + at);
                    index.remove(at, 1);
                }
                break;
            default:
                if (at < size) {
                    plain[size_t(at)] = random.bounded(1, 90);
                    index.set(at, plain[size_t(at)]);
                }
            }
            QCOMPARE(index.total(), std::accumulate(plain.begin(), plain.end(), qint64(0)));
            if (plain.empty())
                continue;
            const qint64 y = random.bounded(int(index.total()));
            const int row = index.at(y);
            QVERIFY(index.top(row) <= y && y < index.top(row + 1));
        }
    }

    void measuresOnlyWhatIsNear()
    {
        RowStack stack;
        stack.reset(std::vector<int>(100'000, 40));
        int measured = 0;
        stack.layout(600, [&](int) {
            ++measured;
            return 30;
        });
        QVERIFY(measured < 30);
        QVERIFY(stack.isAtEnd());
        QCOMPARE(stack.placed().back().index, 99'999);
    }

    void keepsTheAnchorWhileRowsComeAbove()
    {
        RowStack stack;
        stack.reset(std::vector<int>(100, 40));
        const auto measure = [](int index) { return 20 + index % 7 * 10; };
        stack.layout(300, measure);
        stack.showAt(50, 10);
        stack.layout(300, measure);
        const auto before = stack.placed();
        stack.insert(0, std::vector<int>(13 * 7, 25));
        // The same rows have the same heights, 91 places further on.
        stack.layout(300, measure);
        QCOMPARE(stack.placed().size(), before.size());
        for (size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(stack.placed()[i].index, before[i].index + 91);
            QCOMPARE(stack.placed()[i].y, before[i].y);
        }
    }

    void followsTheEndOnlyFromTheEnd()
    {
        RowStack stack;
        stack.reset(std::vector<int>(50, 40));
        const auto measure = [](int) { return 40; };
        stack.layout(300, measure);
        stack.insert(50, {40});
        stack.layout(300, measure);
        QCOMPARE(stack.placed().back().index, 50);
        stack.scrollBy(-100);
        stack.layout(300, measure);
        QVERIFY(!stack.isAtEnd());
        const int top = stack.placed().front().index;
        stack.insert(51, {40, 40});
        stack.layout(300, measure);
        QCOMPARE(stack.placed().front().index, top);
    }

    void standsAtTheBottomWhereEverythingFits()
    {
        RowStack stack;
        stack.setPadding(8, 8);
        stack.reset({40, 40});
        stack.layout(300, [](int) { return 40; });
        QCOMPARE(stack.placed().front().y, 300 - 8 - 80);
        QCOMPARE(stack.scrollMaximum(), 0);
        stack.scrollBy(-500);
        stack.layout(300, [](int) { return 40; });
        QCOMPARE(stack.placed().front().y, 300 - 8 - 80);
    }

    void staysWithinTheListWhateverHappens()
    {
        QRandomGenerator random(testSeed());
        RowStack stack;
        stack.setPadding(8, 8);
        std::vector<int> real(60);
        std::generate(real.begin(), real.end(), [&] { return random.bounded(10, 400); });
        stack.reset(std::vector<int>(60, 50));
        const auto measure = [&](int index) { return real[size_t(index)]; };
        for (int step = 0; step < 3000; ++step) {
            const int size = int(real.size());
            const int at = random.bounded(size + 1);
            switch (random.bounded(7)) {
            case 0: {
                const int height = random.bounded(10, 400);
                real.insert(real.begin() + at, height);
                stack.insert(at, {50});
                break;
            }
            case 1:
                if (at < size) {
                    real.erase(real.begin() + at);
                    stack.remove(at, 1);
                }
                break;
            case 2:
                if (at < size) {
                    const int to = random.bounded(size);
                    const int height = real[size_t(at)];
                    real.erase(real.begin() + at);
                    real.insert(real.begin() + to, height);
                    stack.move(at, to);
                }
                break;
            case 3:
                stack.scrollTo(random.bounded(stack.scrollMaximum() + 1));
                break;
            case 4:
                stack.scrollToEnd();
                break;
            default:
                stack.scrollBy(random.bounded(-500, 500));
            }
            stack.layout(500, measure);
            if (real.empty())
                continue;
            const auto &rows = stack.placed();
            QVERIFY(!rows.empty());
            for (size_t i = 1; i < rows.size(); ++i) {
                QCOMPARE(rows[i].index, rows[i - 1].index + 1);
                QCOMPARE(rows[i].y, rows[i - 1].y + rows[i - 1].height);
            }
            const int content = std::accumulate(real.begin(), real.end(), 16);
            if (content >= 500) {
                QVERIFY(rows.front().y <= 0 || (rows.front().index == 0 && rows.front().y <= 8));
                const int bottom = rows.back().y + rows.back().height;
                QVERIFY(bottom >= 500 || (rows.back().index == int(real.size()) - 1 && bottom >= 492));
            }
            QVERIFY(stack.scrollValue() >= 0 && stack.scrollValue() <= stack.scrollMaximum());
        }
    }
};

QTEST_GUILESS_MAIN(tst_RowStack)
#include "tst_rowstack.moc"
