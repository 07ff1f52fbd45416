// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readers.h"

namespace parlor {

Readers::Readers(std::vector<std::unique_ptr<Database>> databases) : m_databases(std::move(databases))
{
    for (const std::unique_ptr<Database> &database : m_databases)
        m_threads.emplace_back([this, &database] { loop(*database); });
}

Readers::~Readers()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void Readers::endFailed(Database &database)
{
    if (database.inTransaction())
        database.execute("ROLLBACK");
    database.clearFailure();
}

void Readers::take(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

size_t Readers::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting.size();
}

void Readers::loop(Database &database)
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
        job(database);
    }
}

}  // namespace parlor
