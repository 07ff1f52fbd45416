// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace parlor {

/// A few threads for work that waits (for a disk) or takes long (a picture). Safe on any thread.
class WorkerPool
{
public:
    using Job = std::function<void()>;

    explicit WorkerPool(int threads, size_t maxWaiting = std::numeric_limits<size_t>::max());
    ~WorkerPool();

    /// False where it has stopped or too much waits: the job is dropped.
    bool run(Job job);
    /// Runs what was taken, then ends the threads. Not from one of its jobs.
    void stop();

private:
    void loop();

    const size_t m_maxWaiting;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

/// Jobs that run on a pool one after the other, in order: what they share needs no lock. Safe on any thread.
class Strand : public std::enable_shared_from_this<Strand>
{
public:
    explicit Strand(WorkerPool &pool) : m_pool(pool) {}

    /// Dropped, with all that waits, where the pool has stopped.
    void run(WorkerPool::Job job);

private:
    void drain();

    WorkerPool &m_pool;
    std::mutex m_mutex;
    std::deque<WorkerPool::Job> m_waiting;
    bool m_isRunning = false;
};

}  // namespace parlor
