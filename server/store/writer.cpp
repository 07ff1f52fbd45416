// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "base/clock.h"
#include "bus/eventbus.h"
#include "measure/stopwatch.h"
#include "store/eventtable.h"

#include <algorithm>
#include <iterator>

namespace parlor {

namespace {

/// So many failures in a row mean that no write is at fault but the disk.
constexpr int kFailuresOfADisk = 8;

}  // namespace

Writer::Writer(std::unique_ptr<Database> database, Clock &clock, EventBus &bus, StoreMeasures *measures)
    : m_database(std::move(database)),
      m_clock(clock),
      m_bus(bus),
      m_lastEvent(EventTable(*m_database).head()),
      m_measures(measures ? *measures : m_ownMeasures)
{
    m_thread = std::thread([this] { loop(); });
}

Writer::~Writer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Writer::take(std::unique_ptr<Job> job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

size_t Writer::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting.size();
}

void Writer::loop()
{
    std::vector<std::unique_ptr<Job>> jobs;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            jobs.swap(m_waiting);
        }
        Batch batch;
        batch.reserve(jobs.size());
        for (std::unique_ptr<Job> &job : jobs)
            batch.push_back({std::move(job), {}});
        jobs.clear();
        runBatch(batch);
    }
}

void Writer::runBatch(Batch &batch)
{
    std::vector<Taken *> writes;
    for (Taken &taken : batch)
        writes.push_back(&taken);
    const Undone undone = runTogether(writes);
    if (writes.size() > 1)
        runApart(undone);
    else if (!undone.writes.empty())
        batch.front().failure = undone.why;
    m_measures.failedWrites.add(quint64(
        std::count_if(batch.begin(), batch.end(), [](const Taken &taken) { return taken.failure.has_value(); })));
    for (Taken &taken : batch)
        taken.job->answer(taken.failure);
}

/// One transaction, and the events of what it committed.
Writer::Undone Writer::runTogether(const std::vector<Taken *> &writes)
{
    m_database->clearFailure();
    WriteTransaction transaction(*m_database, m_lastEvent);
    if (!begin())
        return undone(writes, false);
    for (Taken *taken : writes) {
        if (!runOne(*taken, transaction))
            return undone(writes, true);
        m_database->clearFailure();
    }
    const Stopwatch stopwatch;
    if (!commit())
        return undone(writes, true);
    m_measures.batchSize.add(double(writes.size()));
    m_measures.commitSeconds.add(std::chrono::duration<double>(stopwatch.elapsed()).count());
    m_measures.events.add(quint64(transaction.m_events.size()));
    m_lastEvent = transaction.m_lastEvent;
    if (!transaction.m_events.isEmpty())
        m_bus.publish(transaction.m_events);
    for (const std::function<void()> &action : transaction.m_afterCommit)
        action();
    return {};
}

void Writer::runApart(const Undone &undone)
{
    int failures = undone.began ? 0 : kFailuresOfADisk - 1;
    for (Taken *taken : undone.writes) {
        if (failures >= kFailuresOfADisk) {
            taken->failure = undone.why;
            continue;
        }
        const Undone alone = runTogether({taken});
        if (!alone.writes.empty())
            taken->failure = alone.why;
        if (!alone.began)
            failures = kFailuresOfADisk;
        else
            failures = taken->failure ? failures + 1 : 0;
    }
}

Writer::Undone Writer::undone(const std::vector<Taken *> &writes, bool began)
{
    // A work may end the transaction without a failure of the database.
    const Error lost{ErrorCode::Unavailable, QStringLiteral("The transaction was lost"), {}, 1};
    Undone undone{{}, m_database->failed() ? m_database->failure() : lost, began};
    std::copy_if(writes.begin(), writes.end(), std::back_inserter(undone.writes),
                 [](const Taken *taken) { return !taken->failure; });
    return undone;
}

/// False where the transaction is gone, or must not be committed.
bool Writer::runOne(Taken &taken, WriteTransaction &transaction)
{
    const WriteTransaction::Mark mark = transaction.mark();
    transaction.m_now = m_clock.now();
    m_database->query("savepoint").run();
    const bool wanted = !m_database->failed() && taken.job->run(transaction);
    if (wanted)
        m_database->query("savepoint_release").run();
    if (wanted && !m_database->failed())
        return true;
    transaction.backTo(mark);
    if (m_database->failed())
        taken.failure = m_database->failure();
    if (!m_database->inTransaction())
        return false;
    m_database->clearFailure();
    m_database->query("savepoint_rollback").run();
    m_database->query("savepoint_release").run();
    if (!m_database->failed())
        return true;
    m_database->execute("ROLLBACK");
    return false;
}

bool Writer::begin()
{
    // Only where there was no memory left for the end of the last one.
    if (m_database->inTransaction() && !m_database->execute("ROLLBACK"))
        return false;
    m_database->query("begin_write").run();
    return !m_database->failed();
}

bool Writer::commit()
{
    m_database->query("commit").run();
    if (!m_database->failed())
        return true;
    // A commit that was refused (busy, constraint) leaves the transaction open.
    if (m_database->inTransaction())
        m_database->execute("ROLLBACK");
    return false;
}

}  // namespace parlor
