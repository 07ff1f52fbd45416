// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query.h"

#include "store/database.h"

#include <sqlite3.h>

namespace parlor {

Query::Query(Database &database, sqlite3_stmt *statement) : m_database(database), m_statement(statement)
{
    Q_ASSERT(!m_statement || !sqlite3_stmt_busy(m_statement));
}

Query::~Query()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Query::next()
{
    if (!m_statement || m_database.failed())
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.fail();
    return false;
}

void Query::run()
{
    while (next()) {
    }
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Query::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    if (!text)
        checkMemory();
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray Query::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    if (!data)
        checkMemory();
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

/// A value that was not bound would be stored as NULL.
void Query::checkBound(int code)
{
    if (code != SQLITE_OK)
        m_database.fail();
}

/// NULL is also what a column is where there was no memory to convert it.
void Query::checkMemory() const
{
    if (m_statement && sqlite3_errcode(m_database.m_handle) == SQLITE_NOMEM)
        m_database.fail();
}

void Query::bindOne(int place, qint64 value)
{
    if (m_statement)
        checkBound(sqlite3_bind_int64(m_statement, place, value));
}

void Query::bindOne(int place, const QString &value)
{
    bindOne(place, Utf8{value.toUtf8()});
}

void Query::bindOne(int place, const QByteArray &value)
{
    if (m_statement)
        checkBound(
            sqlite3_bind_blob64(m_statement, place, value.constData(), sqlite3_uint64(value.size()), SQLITE_TRANSIENT));
}

void Query::bindOne(int place, Utf8 value)
{
    if (m_statement)
        checkBound(sqlite3_bind_text64(m_statement, place, value.bytes.constData(), sqlite3_uint64(value.bytes.size()),
                                       SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bindOne(int place, std::nullopt_t)
{
    if (m_statement)
        checkBound(sqlite3_bind_null(m_statement, place));
}

}  // namespace parlor
