// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/workerpool.h"

namespace parlor {

WorkerPool::WorkerPool(int threads, size_t maxWaiting) : m_maxWaiting(maxWaiting)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { loop(); });
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::run(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopping || m_waiting.size() >= m_maxWaiting)
            return false;
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::loop()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        job();
    }
}

void Strand::run(WorkerPool::Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(job));
        if (std::exchange(m_isRunning, true))
            return;
    }
    if (m_pool.run([self = shared_from_this()] { self->drain(); }))
        return;
    std::deque<WorkerPool::Job> dropped;
    const std::scoped_lock lock(m_mutex);
    dropped.swap(m_waiting);
    m_isRunning = false;
}

/// One job at a time, so that a long row of them does not keep the others of the pool waiting.
void Strand::drain()
{
    for (;;) {
        WorkerPool::Job job;
        {
            const std::scoped_lock lock(m_mutex);
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        job();
        job = nullptr;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_waiting.empty()) {
                m_isRunning = false;
                return;
            }
        }
        if (m_pool.run([self = shared_from_this()] { self->drain(); }))
            return;
        // The pool is stopping: what was taken is done all the same, here.
    }
}

}  // namespace parlor
