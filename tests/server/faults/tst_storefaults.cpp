// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultplan.h"
#include "held.h"
#include "operations.h"
#include "storepicture.h"

using namespace parlor;
using faultplan::Fault;
using faultplan::Step;
using faultplan::Whose;

namespace {

constexpr std::pair<const char *, Step> kSteps[] = {
    {"no space", Step::Write}, {"bad write", Step::BadWrite}, {"sync", Step::Sync},     {"truncate", Step::Truncate},
    {"read", Step::Read},      {"busy", Step::Lock},          {"memory", Step::Memory},
};

/// Each of the first steps and fewer of the later: an operation allocates thousands of times.
int after(int nth)
{
    return nth + 1 + nth / 8;
}

using Counts = QMap<QString, int>;

Counts difference(const Counts &after, const Counts &before)
{
    Counts difference;
    for (auto count = after.begin(); count != after.end(); ++count)
        difference.insert(count.key(), count.value() - before.value(count.key()));
    return difference;
}

Counts sum(Counts a, const Counts &b)
{
    for (auto count = b.begin(); count != b.end(); ++count)
        a[count.key()] += count.value();
    return a;
}

}  // namespace

/// Everything that is written, with a fault at its first, second, third … step towards the disk or the memory.
class TestStoreFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<WritingWorld> m_world;
    std::unique_ptr<StorePicture> m_picture;

    Writer &writer() { return m_world->server.store->writer(); }

    /// The cache of the writer is empty, so that it has to read; every commit writes into the database too.
    static void coolDown(WriteTransaction &transaction)
    {
        transaction.database().execute("PRAGMA shrink_memory");
        transaction.database().execute("PRAGMA wal_autocheckpoint=1");
    }

    Status run(const Operation::Start &start)
    {
        return await<Done>([&](auto reply) { start(reply); });
    }

    Counts effectOf(const Operation::Start &start)
    {
        const Counts before = m_picture->counts();
        if (const Status done = run(start); !done)
            qFatal("It fails without a fault: %s", qPrintable(done.error().detail));
        return difference(m_picture->counts(), before);
    }

    /// With the fault, alone. False where something is wrong.
    bool runAlone(const Operation &operation, const Fault &fault, bool *fired)
    {
        const Operation::Start start = operation.make();
        const QStringList before = m_picture->everything();
        const qsizetype events = m_world->server.logged.size();
        Held(writer(), coolDown).letGo();
        faultplan::arm(fault);
        const Status done = run(start);
        *fired = faultplan::disarm();
        if (!done) {
            const auto nothingIsLeft = [&] {
                QVERIFY2(*fired, qPrintable(done.error().detail));
                QCOMPARE(done.error().code, ErrorCode::Unavailable);
                QVERIFY(done.error().retryAfterSeconds > 0);
                QCOMPARE(m_picture->everything(), before);
                QCOMPARE(m_world->server.logged.size(), events);
                const Status again = run(start);
                QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().detail));
            };
            nothingIsLeft();
        }
        if (!QTest::currentTestFailed())
            allIsWell();
        return !QTest::currentTestFailed();
    }

    /// With the fault, in one batch with two that have nothing to do with it.
    bool runAmongOthers(const Operation &operation, const Counts &effect, const Counts &neighboursEffect,
                        const Fault &fault, bool *fired)
    {
        const Operation::Start starts[] = {m_world->neighbour(), operation.make(), m_world->neighbour()};
        const Counts effects[] = {neighboursEffect, effect, neighboursEffect};
        Counts expected = m_picture->counts();
        Held held(writer(), coolDown);
        std::promise<Status> answers[3];
        for (size_t i = 0; i < 3; ++i) {
            starts[i]([&answer = answers[i]](const Status &status) { answer.set_value(status); });
            if (!QTest::qWaitFor([&] { return writer().waiting() > i; }))
                qFatal("A write does not come to the writer");
        }
        faultplan::arm(fault);
        held.letGo();
        const Status done[] = {answers[0].get_future().get(), answers[1].get_future().get(),
                               answers[2].get_future().get()};
        *fired = faultplan::disarm();
        const auto compare = [&] {
            int failed = 0;
            for (size_t i = 0; i < 3; ++i) {
                if (done[i])
                    expected = sum(expected, effects[i]);
                else
                    QCOMPARE(done[i].error().code, ErrorCode::Unavailable);
                failed += !done[i];
            }
            QCOMPARE(m_picture->counts(), expected);
            // One fault fails one write at most; whoever shares its batch does not notice.
            QVERIFY2(failed == 0 || (*fired && (failed == 1 || fault.stays)), qPrintable(QString::number(failed)));
            for (size_t i = 0; i < 3; ++i) {
                if (done[i])
                    continue;
                QVERIFY(run(starts[i]).ok());
                expected = sum(expected, effects[i]);
            }
            QCOMPARE(m_picture->counts(), expected);
        };
        compare();
        if (!QTest::currentTestFailed())
            allIsWell();
        return !QTest::currentTestFailed();
    }

    void allIsWell()
    {
        const QStringList wrong = m_picture->faults();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        const QList<LoggedEventPtr> &logged = m_world->server.logged;
        QCOMPARE(logged.last()->id, *m_world->server.log->head());
        QCOMPARE(logged.size(), logged.last()->id);  // each was published once, none left out
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("parlor.store.warning=false"));
        faultplan::install();
    }
    void init()
    {
        m_world = std::make_unique<WritingWorld>();
        m_picture = std::make_unique<StorePicture>(m_world->server.directory.path());
        (void)await<Done>([&](auto reply) {
            writer().write<Done>(
                [](WriteTransaction &) -> Status {
                    faultplan::markThisThread();
                    return Done{};
                },
                reply);
        });
    }
    void cleanup()
    {
        faultplan::disarm();
        m_picture.reset();
        m_world.reset();
    }

    void aFailedWriteLeavesNothingAndHurtsNobody_data()
    {
        QTest::addColumn<int>("operation");
        const QList<Operation> operations = WritingWorld().operations();
        for (int i = 0; i < operations.size(); ++i)
            QTest::newRow(qPrintable(operations.at(i).name)) << i;
    }
    void aFailedWriteLeavesNothingAndHurtsNobody()
    {
        QFETCH(int, operation);
        const Operation operated = m_world->operations().at(operation);
        const Counts effect = effectOf(operated.make());
        QCOMPARE(effectOf(operated.make()), effect);
        const Counts neighboursEffect = effectOf(m_world->neighbour());
        int faults = 0;
        for (const auto &[name, step] : kSteps) {
            bool fired = true;
            for (int nth = 1; fired; nth = after(nth)) {
                QVERIFY2(runAlone(operated, {step, nth, true, Whose::ThisThreads}, &fired),
                         qPrintable(QStringLiteral("%1, alone, from %2").arg(QLatin1String(name)).arg(nth)));
                faults += fired;
            }
            // Once, so that the others need not fail; and for good, so that all do.
            for (const bool stays : {false, true}) {
                fired = !stays || step == Step::Write;
                for (int nth = 1; fired; nth = after(nth)) {
                    QVERIFY2(runAmongOthers(operated, effect, neighboursEffect, {step, nth, stays, Whose::ThisThreads},
                                            &fired),
                             qPrintable(QStringLiteral("%1, among others, at %2").arg(QLatin1String(name)).arg(nth)));
                    faults += fired;
                }
            }
        }
        qInfo("%d faults", faults);
        QVERIFY(faults > 30);
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
