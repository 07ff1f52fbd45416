// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "measure/measures.h"
#include "store/writetransaction.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace parlor {

class Clock;
class EventBus;

/// The one thread that changes the store. It takes all writes that wait, runs each in a savepoint, commits
/// once for all, then publishes their events and answers them, in the order of the commit. A write that fails
/// takes back only itself. Where the store gives up all of them (disk full, I/O error, a commit that is refused),
/// those that were not at fault are run once more, each in a transaction of its own.
class Writer
{
public:
    template<typename T>
    using Work = std::function<Result<T>(WriteTransaction &)>;

    /// `measures` outlives it; null: nobody wants them.
    Writer(std::unique_ptr<Database> database, Clock &clock, EventBus &bus, StoreMeasures *measures = nullptr);
    /// Runs and answers what was taken, then stops.
    ~Writer();

    /// Any thread. The reply comes on the writer's thread, after the commit, and must not block it. The work may
    /// run twice: it changes nothing but the transaction, afterCommit() is for the rest.
    template<typename T>
    void write(Work<T> work, Reply<T> reply)
    {
        take(std::make_unique<JobOf<T>>(std::move(work), std::move(reply)));
    }

    /// Writes that nobody has begun. Any thread.
    size_t waiting() const;

private:
    struct Job {
        virtual ~Job() = default;
        /// False where the work itself refused.
        virtual bool run(WriteTransaction &transaction) = 0;
        /// With a failure of the store, or with what the work said.
        virtual void answer(const std::optional<Error> &failure) = 0;
    };
    template<typename T>
    struct JobOf final : Job {
        JobOf(Work<T> w, Reply<T> r) : work(std::move(w)), reply(std::move(r)) {}
        bool run(WriteTransaction &transaction) override { return result.emplace(work(transaction)).ok(); }
        void answer(const std::optional<Error> &failure) override
        {
            reply(failure ? Result<T>(*failure) : std::move(*result));
        }
        Work<T> work;
        Reply<T> reply;
        std::optional<Result<T>> result;
    };
    struct Taken {
        std::unique_ptr<Job> job;
        std::optional<Error> failure;
    };
    using Batch = std::vector<Taken>;
    /// Writes that the store took back, or did not begin, though they need not be at fault.
    struct Undone {
        std::vector<Taken *> writes;
        std::optional<Error> why;
        bool began = true;
    };

    void take(std::unique_ptr<Job> job);
    void loop();
    void runBatch(Batch &batch);
    Undone runTogether(const std::vector<Taken *> &writes);
    void runApart(const Undone &undone);
    bool runOne(Taken &taken, WriteTransaction &transaction);
    bool begin();
    bool commit();
    Undone undone(const std::vector<Taken *> &writes, bool began);

    std::unique_ptr<Database> m_database;
    Clock &m_clock;
    EventBus &m_bus;
    EventId m_lastEvent = 0;  ///< in the store, committed
    StoreMeasures m_ownMeasures;
    StoreMeasures &m_measures;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::unique_ptr<Job>> m_waiting;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace parlor
