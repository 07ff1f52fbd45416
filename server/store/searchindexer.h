// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/eventbus.h"
#include "store/database.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace parlor {

class Writer;

/// The thread that keeps the search index up with the store: a follower, so that no message waits for it and
/// none is lost to it, whatever fails here. New messages come first; those from before the index was made
/// follow from the newest back.
class SearchIndexer
{
public:
    /// `index` is the index's, `store` a connection of this thread's that reads.
    SearchIndexer(std::unique_ptr<Database> index, std::unique_ptr<Database> store, Writer &writer, EventBus &bus);
    /// Breaks off what is under way; the next one begins it anew.
    ~SearchIndexer();

    /// Waits until everything that was committed before the call can be found. False where the index failed.
    bool settle();

private:
    enum class Turn { Idle, More, Failed };

    void loop();
    void wake();
    Turn turn();
    void indexChanges();
    void indexBetween(qint64 after, qint64 upTo, qint64 *reached);
    void indexOlder();
    void load();
    void save();
    bool commit();
    void rollBack();

    struct Place {
        qint64 newest = 0;  ///< messages up to here are in the index …
        qint64 older = 0;   ///< … but those up to here
        qint64 change = 0;  ///< changes up to here
    };

    std::unique_ptr<Database> m_index;
    std::unique_ptr<Database> m_store;
    Writer &m_writer;
    EventBus &m_bus;
    Place m_place;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_settled;
    quint64 m_asked = 0;  ///< counts what was committed
    quint64 m_done = 0;
    int m_waiting = 0;
    int m_failures = 0;  ///< in a row
    std::atomic<bool> m_stopping = false;  ///< set under the mutex
    EventBus::SubscriptionId m_subscription = 0;
    std::thread m_thread;
};

}  // namespace parlor
