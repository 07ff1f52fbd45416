// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/query.h"

#include <memory>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace parlor {

/// One connection to the store; used by one thread at a time. The only class, with Query, that knows SQLite.
///
/// The first statement that fails poisons the connection: every later one does nothing and finds no rows,
/// until clearFailure(). So the tables need not look after each step; whoever runs the transaction looks once
/// at its end, rolls back and answers Unavailable.
class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly };
    /// Makes the file where there is none (ReadWrite). Storage error with a sentence.
    static Result<std::unique_ptr<Database>> open(const QString &file, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// The statement of store/sql/<name>.sql, prepared once. `name` is a literal. No two of one name at once.
    Query query(std::string_view name);
    /// Statements without rows, at once. False where one failed.
    bool execute(const QByteArray &sql);

    /// Whether a transaction is open; SQLite ends one by itself when the disk is full.
    bool inTransaction() const;
    qint64 lastInsertId() const;
    /// Rows that the last statement changed.
    int changes() const;
    bool failed() const { return m_failure.has_value(); }
    /// Unavailable, with SQLite's words. Only when failed().
    const Error &failure() const { return *m_failure; }
    void clearFailure() { m_failure.reset(); }

    /// Copies the store as it is at this moment to a new file, whoever writes to it meanwhile. Storage, with a sentence.
    Status copyTo(const QString &file);

    /// PRAGMA user_version.
    int schemaNumber();

private:
    friend class Query;
    Database() = default;
    bool setUp(Mode mode);
    void fail();
    void fail(const QString &detail);

    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string_view, sqlite3_stmt *> m_statements;
    std::optional<Error> m_failure;
};

}  // namespace parlor
