// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "orders.h"
#include "reference.h"
#include "watchedrun.h"

#include <QRandomGenerator>

using namespace parlor;

// Random runs of the timeline against a reference that is obviously right. PARLOR_SEED sets the seed of
// the first run, PARLOR_PROPERTY_RUNS their number (fewer under sanitizers).

namespace {

constexpr int kDefaultRuns = 100'000;
/// A scenario is told in so many orders before the next is made.
constexpr int kOrdersPerScenario = 5;

int steps(quint32 seed)
{
    // Small rooms find most; now and then one that fills blocks of the row list.
    if (seed % 5000 == 0)
        return 1500;
    return seed % 50 == 0 ? 60 : 2 + int(seed % 14);
}

QString wrongIn(quint32 seed)
{
    const Scenario scenario(seed, steps(seed));
    const SeenRows expected = referenceList(scenario.inputs(), Scenario::kSelf, Scenario::kRoom);
    QRandomGenerator random(seed ^ 0x5eed);
    for (int order = 0; order < kOrdersPerScenario; ++order) {
        const Inputs inputs = disturbed(shuffled(scenario, random), random);
        WatchedRun run(scenario, seed % 8 == 0);
        if (const QString wrong = run.tell(inputs); !wrong.isEmpty())
            return wrong;
        if (const QString wrong = difference(seenRows(run.timeline), expected); !wrong.isEmpty())
            return wrong;
        if (const QString wrong = run.tellAgain(inputs); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

quint32 firstSeed()
{
    bool isSet = false;
    const quint32 seed = qEnvironmentVariable("PARLOR_SEED").toUInt(&isSet);
    return isSet ? seed : QRandomGenerator::global()->generate();
}

int runs()
{
    bool isSet = false;
    const int count = qEnvironmentVariableIntValue("PARLOR_PROPERTY_RUNS", &isSet);
    return isSet ? count : kDefaultRuns;
}

}  // namespace

class TestTimelineProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrderGivesTheSameList()
    {
        const quint32 first = firstSeed();
        qInfo("PARLOR_SEED=%u", first);
        const int scenarios = (runs() + kOrdersPerScenario - 1) / kOrdersPerScenario;
        for (int i = 0; i < scenarios; ++i) {
            const quint32 seed = first + quint32(i);
            const QString wrong = wrongIn(seed);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(
                         QStringLiteral("%1; again with PARLOR_SEED=%2 PARLOR_PROPERTY_RUNS=1").arg(wrong).arg(seed)));
        }
    }

    void restartKeepsWhatIsPendingAlone()
    {
        const quint32 first = firstSeed();
        qInfo("PARLOR_SEED=%u", first);
        QRandomGenerator random(first);
        for (int i = 0; i < runs() / 50; ++i) {
            const quint32 seed = first + quint32(i);
            const Scenario before(seed, 2 + i % 12, QStringLiteral("old"), 1);
            const Scenario after(seed + 1, 2 + i % 9, QStringLiteral("new"), 1000);
            SeenRows expected = referenceList(after.inputs(), Scenario::kSelf, Scenario::kRoom);
            SeenRows kept = referenceList(before.inputs(), Scenario::kSelf, Scenario::kRoom);
            std::erase_if(kept, [](const SeenRow &row) { return row.gap || row.message.id.isValid(); });

            WatchedRun run(before, true);
            QString wrong = run.tell(shuffled(before, random));
            if (wrong.isEmpty()) {
                run.replay.apply(run.timeline.restart());
                run.timeline.checkInvariants();
                wrong = difference(seenRows(run.timeline), kept);
            }
            const auto isPending = [](const SeenRow &row) { return !row.gap && !row.message.id.isValid(); };
            expected.insert(std::find_if(expected.begin(), expected.end(), isPending), kept.begin(), kept.end());
            for (const Input &input : shuffled(after, random))
                run.replay.apply(input.tell(run.timeline));
            run.timeline.checkInvariants();
            if (wrong.isEmpty())
                wrong = run.replay.difference(run.timeline);
            if (wrong.isEmpty())
                wrong = difference(seenRows(run.timeline), expected);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(
                         QStringLiteral("%1; again with PARLOR_SEED=%2 PARLOR_PROPERTY_RUNS=50").arg(wrong).arg(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestTimelineProperties)
#include "tst_timelineproperties.moc"
