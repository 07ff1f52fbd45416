// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/timestamp.h"
#include "store/eventlog.h"

#include <memory>

namespace parlor {

class Clock;
class Database;
class EventBus;
class IdGenerator;
class Readers;
class SearchIndexer;
class Writer;
struct StoreMeasures;

/// The statements and migrations lie in the library; whoever opens a Database without a Store loads them first.
void loadStoreResource();
/// Where the store of a data directory lies.
QString storeFile(const QString &directory);
/// A new epoch and a new key for access tokens: for a store that was brought back. Within a transaction.
void renewIdentity(Database &database, IdGenerator &ids);

/// The data directory of one server: the lock on it, the database in it, its writer and its readers.
/// Closing it waits for the writes that were taken and answers every one of them.
class Store
{
public:
    /// Makes or opens it and brings it up to date. The error says in a sentence why not: held by another
    /// process (Conflict), newer than this program (UpgradeRequired), damaged or not writable (Storage).
    /// `measures` outlives it.
    static Result<std::unique_ptr<Store>> open(const QString &directory, Clock &clock, IdGenerator &ids, EventBus &bus,
                                               StoreMeasures *measures = nullptr);
    ~Store();

    Writer &writer();
    Readers &readers();
    /// Readers of the store to whom the search index is visible: what is slow there holds nobody else up.
    Readers &searchReaders();
    SearchIndexer &searchIndexer();
    /// A new connection for the calling thread.
    Result<std::unique_ptr<EventLog>> openLog() const;

    /// Forgets events from before a moment; once an hour or so. Later, on the writer's thread.
    void pruneEvents(Timestamp before);

    /// The data directory.
    QString directory() const;
    /// Names the store in cursors: [0-9a-z]+.
    QString epoch() const;
    /// Signs access tokens.
    QByteArray tokenKey() const;
    /// Derives refresh tokens.
    QByteArray refreshKey() const;

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

}  // namespace parlor
