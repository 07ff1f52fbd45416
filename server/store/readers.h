// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace parlor {

/// A few threads that read the store, each over a connection of its own. One read is one transaction: it sees
/// one moment of the store, whatever is written meanwhile.
class Readers
{
public:
    template<typename T>
    using Work = std::function<Result<T>(Database &)>;

    explicit Readers(std::vector<std::unique_ptr<Database>> databases);
    /// Runs and answers what was taken, then stops.
    ~Readers();

    /// Any thread. The reply comes on a reader's thread.
    template<typename T>
    void read(Work<T> work, Reply<T> reply)
    {
        take([work = std::move(work), reply = std::move(reply)](Database &database) {
            endFailed(database);
            database.query("begin_read").run();
            Result<T> result = work(database);
            database.query("commit").run();
            if (database.failed())
                result = database.failure();
            endFailed(database);
            reply(std::move(result));
        });
    }

    /// Reads that nobody has begun. Any thread.
    size_t waiting() const;

private:
    using Job = std::function<void(Database &)>;
    static void endFailed(Database &database);
    void take(Job job);
    void loop(Database &database);

    std::vector<std::unique_ptr<Database>> m_databases;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace parlor
