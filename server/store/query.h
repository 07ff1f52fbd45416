// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QByteArray>
#include <QString>
#include <optional>

struct sqlite3_stmt;

namespace parlor {

class Database;

/// Text that is UTF-8 already.
struct Utf8 {
    const QByteArray &bytes;
};

/// One use of a prepared statement: bind its values, walk its rows. Gives the statement back at its end.
class Query
{
public:
    Query(Database &database, sqlite3_stmt *statement);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    /// The values of ?1, ?2 …
    template<typename... Values>
    Query &bind(const Values &...values)
    {
        int place = 0;
        (bindOne(++place, values), ...);
        return *this;
    }

    /// Steps to the next row. False at the end, and where something failed (the database knows).
    bool next();
    /// Runs it to its end.
    void run();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray bytes(int column) const;
    template<typename AnyId>
    AnyId id(int column) const
    {
        return AnyId{integer(column)};
    }
    template<typename AnyId>
    std::optional<AnyId> optionalId(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<AnyId>(AnyId{integer(column)});
    }
    Timestamp time(int column) const { return Timestamp{integer(column)}; }
    std::optional<Timestamp> optionalTime(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<Timestamp>(time(column));
    }

private:
    void bindOne(int place, qint64 value);
    void bindOne(int place, int value) { bindOne(place, qint64(value)); }
    void bindOne(int place, bool value) { bindOne(place, qint64(value)); }
    void bindOne(int place, const QString &value);
    void bindOne(int place, const QByteArray &value);  ///< a blob
    void bindOne(int place, Utf8 value);
    void bindOne(int place, Timestamp value) { bindOne(place, value.ms); }
    void bindOne(int place, std::nullopt_t);
    void checkBound(int code);
    void checkMemory() const;
    template<typename Tag>
    void bindOne(int place, Id<Tag> value)
    {
        bindOne(place, value.value);
    }
    template<typename T>
    void bindOne(int place, const std::optional<T> &value)
    {
        if (value)
            bindOne(place, *value);
        else
            bindOne(place, std::nullopt);
    }

    Database &m_database;
    sqlite3_stmt *m_statement;  ///< null where it could not be prepared
};

}  // namespace parlor
