// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/logging.h"

#include <QDir>
#include <QFile>
#include <sqlite3.h>

namespace parlor {

namespace {

/// How long a statement waits for a lock that a backup or a checkpoint holds.
constexpr int kBusyMilliseconds = 5000;

QByteArray statementText(std::string_view name)
{
    QFile file(QStringLiteral(":/parlor/sql/%1.sql").arg(QLatin1String(name.data(), qsizetype(name.size()))));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No such statement: %s", name.data());
    return file.readAll();
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, Mode mode)
{
    std::unique_ptr<Database> database(new Database);
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
                      | (mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const QByteArray name = QDir::toNativeSeparators(file).toUtf8();
    const int code = sqlite3_open_v2(name.constData(), &database->m_handle, flags, nullptr);
    if (code != SQLITE_OK)
        database->fail();
    if (database->failed() || !database->setUp(mode))
        return {ErrorCode::Storage, QStringLiteral("Cannot open %1: %2").arg(file, database->failure().detail)};
    return database;
}

Database::~Database()
{
    for (const auto &[name, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

bool Database::setUp(Mode mode)
{
    sqlite3_busy_timeout(m_handle, kBusyMilliseconds);
    if (!execute("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY"))
        return false;
    if (mode == Mode::ReadOnly)
        return execute("PRAGMA query_only=ON; PRAGMA cache_size=-4096");
    // FULL: a commit that was answered has reached the disk, also in WAL mode.
    return execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384");
}

Query Database::query(std::string_view name)
{
    if (const auto found = m_statements.find(name); found != m_statements.end())
        return Query(*this, found->second);
    const QByteArray sql = statementText(name);
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) {
        fail();
        return Query(*this, nullptr);
    }
    m_statements.emplace(name, statement);
    return Query(*this, statement);
}

bool Database::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    fail();
    return false;
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int Database::changes() const
{
    return failed() ? 0 : sqlite3_changes(m_handle);
}

int Database::schemaNumber()
{
    Query query = this->query("schema_number");
    return query.next() ? int(query.integer(0)) : 0;
}

void Database::fail()
{
    fail(QStringLiteral("%1 (SQLite %2)")
             .arg(QString::fromUtf8(sqlite3_errmsg(m_handle)))
             .arg(sqlite3_extended_errcode(m_handle)));
}

void Database::fail(const QString &detail)
{
    if (m_failure)
        return;
    qCWarning(logStore).noquote() << "The store failed:" << detail;
    m_failure = Error{ErrorCode::Unavailable, detail, {}, 1};
}

}  // namespace parlor
