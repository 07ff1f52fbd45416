// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"
#include "replay.h"
#include "scenario.h"

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

/// The outbox, and who leaves, have an order of their own: what of this comes first in the room comes
/// first here too, the places in the list stay those of chance.
template<typename Belongs>
void keepOrder(Inputs &shuffled, const Inputs &original, Belongs belongs)
{
    auto next = original.begin();
    for (Input &input : shuffled) {
        if (!belongs(input))
            continue;
        next = std::find_if(next, original.end(), belongs);
        input = *next++;
    }
}

Inputs shuffled(const Scenario &scenario, QRandomGenerator &random)
{
    Inputs inputs = scenario.inputs();
    std::shuffle(inputs.begin(), inputs.end(), random);
    for (const ClientKey &key : scenario.composed()) {
        keepOrder(inputs, scenario.inputs(), [&](const Input &input) {
            return input.pending.clientKey == key && input.kind != Input::Kind::Discard;
        });
    }
    for (const qint64 user : {3, 4}) {
        // Of several removals the last marks decide; all marks come before all removals.
        Inputs ordered;
        const auto concerns = [&](const Input &input) { return input.user == UserId{user}; };
        std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(ordered), concerns);
        std::stable_partition(ordered.begin(), ordered.end(),
                              [](const Input &input) { return input.kind == Input::Kind::ReadMark; });
        keepOrder(inputs, ordered, concerns);
    }
    return inputs;
}

/// What may be told again at any later time.
bool mayRepeat(const Input &input)
{
    return input.kind != Input::Kind::Deliver;
}

/// Repeats some inputs at once or later and joins some pages.
Inputs disturbed(Inputs inputs, QRandomGenerator &random)
{
    Inputs result;
    for (size_t i = 0; i < inputs.size(); ++i) {
        Input *last = result.empty() ? nullptr : &result.back();
        const bool joins = last && last->kind == Input::Kind::Place && inputs[i].kind == Input::Kind::Place;
        if (joins && random.bounded(3) == 0)
            last->messages += inputs[i].messages;
        else
            result.push_back(inputs[i]);
        const Input &earlier = inputs[random.bounded(quint32(i + 1))];
        if (random.bounded(3) == 0 && mayRepeat(earlier))
            result.push_back(earlier);
    }
    return result;
}

/// One timeline that is told everything in some order, watched at every step.
class Run
{
public:
    Run(const Scenario &scenario, bool isThorough) : m_scenario(scenario), m_isThorough(isThorough) {}

    /// What went wrong; empty if nothing did.
    QString tell(const Inputs &inputs)
    {
        // Looking costs as much as there are rows: at every step in small rooms, now and then in large ones.
        const size_t compareEvery = 1 + inputs.size() / 100;
        const size_t checkEvery = m_isThorough ? 1 + inputs.size() / 30 : inputs.size();
        for (size_t i = 0; i < inputs.size(); ++i) {
            replay.apply(inputs[i].tell(timeline));
            if (inputs[i].kind == Input::Kind::Discard)
                m_discarded.insert(inputs[i].pending.clientKey);
            QString wrong = i % compareEvery == 0 ? replay.difference(timeline) : QString();
            if (wrong.isEmpty() && (i + 1) % checkEvery == 0)
                wrong = checked();
            if (!wrong.isEmpty())
                return wrong;
        }
        const QString wrong = replay.difference(timeline);
        return wrong.isEmpty() ? checked() : wrong;
    }

    QString tellAgain(const Inputs &inputs)
    {
        for (const Input &input : inputs) {
            if (mayRepeat(input) && !input.tell(timeline).empty())
                return QStringLiteral("telling the same again (kind %1) changes the list").arg(int(input.kind));
        }
        return {};
    }

    Timeline timeline{Scenario::kRoom, Scenario::kSelf};
    Replay replay;

private:
    QString checked()
    {
        timeline.checkInvariants();
        const QString wrong = lostRow();
        return wrong.isEmpty() ? moves() : wrong;
    }

    /// A row that was composed keeps its id until it is discarded.
    QString lostRow()
    {
        for (const ClientKey &key : m_scenario.composed()) {
            const int index = timeline.indexOf(key);
            const RowId row = index < 0 ? 0 : timeline.at(index)->rowId();
            RowId &known = m_rows[key];
            if (known && row != known && !m_discarded.contains(key))
                return QStringLiteral("the row of %1 became another or went").arg(key.text);
            if (row)
                known = row;
        }
        return {};
    }

    QString moves() const
    {
        for (const RowPtr &row : replay.rows()) {
            if (replay.moves(row->rowId()) > (row->senderId() == Scenario::kSelf ? 1 : 0))
                return QStringLiteral("row %1 moved too often").arg(row->rowId());
        }
        return {};
    }

    const Scenario &m_scenario;
    const bool m_isThorough;
    QHash<ClientKey, RowId> m_rows;
    QSet<ClientKey> m_discarded;  // a late message of these gets a row of its own
};

QString wrongIn(quint32 seed)
{
    const Scenario scenario(seed, steps(seed));
    const SeenRows expected = referenceList(scenario.inputs(), Scenario::kSelf, Scenario::kRoom);
    QRandomGenerator random(seed ^ 0x5eed);
    for (int order = 0; order < kOrdersPerScenario; ++order) {
        const Inputs inputs = disturbed(shuffled(scenario, random), random);
        Run run(scenario, seed % 8 == 0);
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

            Run run(before, true);
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
