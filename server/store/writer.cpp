// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "base/clock.h"
#include "bus/eventbus.h"
#include "measure/stopwatch.h"
#include "store/eventtable.h"

#include <algorithm>

namespace parlor {

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
    m_database->clearFailure();
    WriteTransaction transaction(*m_database, m_lastEvent);
    size_t first = 0;  // of those that the open transaction holds
    for (size_t i = 0; i < batch.size(); ++i) {
        if (begin())
            runOne(batch[i], transaction);
        else
            batch[i].failure = m_database->failure();
        if (m_database->inTransaction()) {
            m_database->clearFailure();
            continue;
        }
        // SQLite gave up the whole transaction (disk full, I/O error): what ran before in it is gone too.
        for (; first <= i; ++first)
            batch[first].failure = m_database->failure();
        m_database->clearFailure();
        transaction.backTo({m_lastEvent, 0, 0});
    }
    const Stopwatch stopwatch;
    if (!commit()) {
        for (; first < batch.size(); ++first)
            batch[first].failure = m_database->failure();
        transaction.backTo({m_lastEvent, 0, 0});
    }
    measure(batch, stopwatch.elapsed(), transaction.m_events.size());
    m_lastEvent = transaction.m_lastEvent;
    if (!transaction.m_events.isEmpty())
        m_bus.publish(transaction.m_events);
    for (const std::function<void()> &action : transaction.m_afterCommit)
        action();
    for (Taken &taken : batch)
        taken.job->answer(taken.failure);
}

void Writer::runOne(Taken &taken, WriteTransaction &transaction)
{
    const WriteTransaction::Mark mark = transaction.mark();
    transaction.m_now = m_clock.now();
    m_database->query("savepoint").run();
    const bool wanted = taken.job->run(transaction);
    if (wanted)
        m_database->query("savepoint_release").run();
    if (wanted && !m_database->failed())
        return;
    transaction.backTo(mark);
    if (m_database->failed())
        taken.failure = m_database->failure();
    if (!m_database->inTransaction())
        return;
    m_database->clearFailure();
    m_database->query("savepoint_rollback").run();
    m_database->query("savepoint_release").run();
    if (m_database->failed())
        m_database->execute("ROLLBACK");
}

void Writer::measure(const Batch &batch, std::chrono::nanoseconds commitTime, qsizetype events)
{
    m_measures.batchSize.add(double(batch.size()));
    m_measures.commitSeconds.add(std::chrono::duration<double>(commitTime).count());
    m_measures.events.add(quint64(events));
    m_measures.failedWrites.add(quint64(
        std::count_if(batch.begin(), batch.end(), [](const Taken &taken) { return taken.failure.has_value(); })));
}

bool Writer::begin()
{
    if (!m_database->inTransaction())
        m_database->query("begin_write").run();
    return !m_database->failed();
}

bool Writer::commit()
{
    if (!m_database->inTransaction())
        return true;
    m_database->query("commit").run();
    if (!m_database->failed())
        return true;
    // A commit that was refused (busy, constraint) leaves the transaction open.
    if (m_database->inTransaction())
        m_database->execute("ROLLBACK");
    return false;
}

}  // namespace parlor
