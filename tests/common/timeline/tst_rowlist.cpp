// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlist.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace parlor;

namespace {

RowList::Entry entry(qint64 key)
{
    return {key, Row::ofGap(RowId(key), {key, key})};
}

std::vector<RowList::Entry> entries(qint64 first, qint64 step, int count)
{
    std::vector<RowList::Entry> result;
    for (int i = 0; i < count; ++i)
        result.push_back(entry(first + i * step));
    return result;
}

/// A list and the plain vector of keys that it must equal.
struct Pair {
    RowList list;
    std::vector<qint64> keys;

    void insert(int index, std::vector<RowList::Entry> added)
    {
        for (size_t i = 0; i < added.size(); ++i)
            keys.insert(keys.begin() + index + int(i), added[i].key);
        list.insert(index, added);
    }

    void remove(int index)
    {
        keys.erase(keys.begin() + index);
        list.remove(index);
    }

    bool isEqual() const
    {
        list.checkInvariants();
        std::vector<qint64> visited;
        list.forEach(0, list.size(), [&](int index, const RowList::Entry &e) {
            if (list.at(index).row == e.row && list.indexOfKey(e.key) == index && e.row->rowId() == RowId(e.key))
                visited.push_back(e.key);
        });
        return visited == keys && list.size() == int(keys.size());
    }
};

}  // namespace

class TestRowList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyListHasNothing()
    {
        RowList list;
        QCOMPARE(list.size(), 0);
        QCOMPARE(list.indexOfKey(5), 0);
        list.checkInvariants();
    }

    void appendsAndPrependsOneByOne()
    {
        Pair pair;
        for (qint64 key = 10'000; key < 12'000; ++key)
            pair.insert(pair.list.size(), {entry(key)});
        for (qint64 key = 9'999; key > 8'000; --key)
            pair.insert(0, {entry(key)});
        QVERIFY(pair.isEqual());
    }

    void rangesLongerThanABlockGoAnywhere()
    {
        Pair pair;
        pair.insert(0, entries(100'000, 10'000, 600));
        pair.insert(300, entries(pair.keys[299] + 1, 1, 3'000));
        pair.insert(0, entries(1, 1, 2'000));
        pair.insert(pair.list.size(), entries(10'000'000, 1, 2'000));
        QVERIFY(pair.isEqual());
    }

    void keysInBetweenGiveTheNextIndex()
    {
        Pair pair;
        pair.insert(0, entries(10, 10, 3'000));
        for (int i = 0; i < 3'000; ++i) {
            QCOMPARE(pair.list.indexOfKey(10 + i * 10 - 5), i);
            QCOMPARE(pair.list.indexOfKey(10 + i * 10 + 1), i + 1);
        }
    }

    void replaceMayChangeTheKeyWithinItsNeighbours()
    {
        Pair pair;
        pair.insert(0, entries(10, 10, 2'000));
        for (int i = 0; i < 2'000; i += 7) {
            pair.list.replace(i, entry(pair.keys[size_t(i)] + 5));
            pair.keys[size_t(i)] += 5;
        }
        QVERIFY(pair.isEqual());
    }

    void removesUntilNothingIsLeft()
    {
        Pair pair;
        pair.insert(0, entries(1, 1, 3'000));
        QRandomGenerator random(7);
        while (pair.list.size() > 0) {
            pair.remove(int(random.bounded(pair.list.size())));
            if (pair.list.size() % 100 == 0)
                QVERIFY(pair.isEqual());
        }
        pair.insert(0, {entry(5)});
        QVERIFY(pair.isEqual());
    }

    void anyMixtureEqualsAVector()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        Pair pair;
        for (int step = 0; step < 1'500; ++step) {
            const qint64 key = qint64(random.bounded(1'000'000)) * 1'000;
            const auto place = std::lower_bound(pair.keys.begin(), pair.keys.end(), key);
            if (place != pair.keys.end() && *place < key + 1'000)
                continue;
            const int index = int(place - pair.keys.begin());
            if (index > 0 && pair.keys[size_t(index) - 1] >= key)
                continue;
            pair.insert(index, entries(key, 1, random.bounded(20) == 0 ? 1 + int(random.bounded(900)) : 1));
            for (int i = int(random.bounded(3)); i > 0 && pair.list.size() > 1; --i)
                pair.remove(int(random.bounded(pair.list.size())));
            if (step % 100 == 0)
                QVERIFY(pair.isEqual());
        }
        QVERIFY(pair.isEqual());
    }
};

QTEST_GUILESS_MAIN(TestRowList)
#include "tst_rowlist.moc"
