// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outboxstore.h"

#include "base/logging.h"
#include "protocol/errorcodes.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace parlor {

namespace {

constexpr int kSchema = 1;

constexpr QLatin1String kCreate{"CREATE TABLE outbox ("
                                " position INTEGER PRIMARY KEY AUTOINCREMENT,"
                                " client_key TEXT NOT NULL UNIQUE,"
                                " room_id INTEGER NOT NULL,"
                                " body TEXT NOT NULL,"
                                " reply_to INTEGER,"
                                " composed_at INTEGER NOT NULL,"
                                " attempts INTEGER NOT NULL DEFAULT 0,"
                                " failed INTEGER NOT NULL DEFAULT 0,"
                                " failure_code TEXT,"
                                " failure_detail TEXT)"};

constexpr QLatin1String kSelect{
    "SELECT position, client_key, room_id, body, reply_to, composed_at, attempts, failed, failure_code, failure_detail"
    " FROM outbox ORDER BY position"};

constexpr QLatin1String kInsert{
    "INSERT INTO outbox (client_key, room_id, body, reply_to, composed_at, attempts, failed, failure_code, failure_detail)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (client_key) DO NOTHING"};

Error storageError(const QSqlError &error)
{
    return {ErrorCode::Storage, error.text(), {}, 0};
}

OutboxEntry readEntry(const QSqlQuery &query)
{
    OutboxEntry entry;
    entry.order = query.value(0).toULongLong();
    entry.key = ClientKey{query.value(1).toString()};
    entry.room = RoomId{query.value(2).toLongLong()};
    entry.body = query.value(3).toString();
    if (!query.value(4).isNull())
        entry.replyTo = MessageId{query.value(4).toLongLong()};
    entry.composedAt = Timestamp{query.value(5).toLongLong()};
    entry.attempts = query.value(6).toInt();
    entry.state = query.value(7).toBool() ? OutboxEntry::State::Failed : OutboxEntry::State::Queued;
    if (!query.value(8).isNull())
        entry.failure = Error{errorFromName(query.value(8).toString()), query.value(9).toString(), {}, 0};
    return entry;
}

QVariant failureCode(const OutboxEntry &entry)
{
    return entry.failure ? QVariant(QString(errorName(entry.failure->code))) : QVariant();
}

QVariant failureDetail(const OutboxEntry &entry)
{
    return entry.failure ? QVariant(entry.failure->detail) : QVariant();
}

/// The first free name, with SQLite's side files following.
void setAside(const QString &file)
{
    int number = 1;
    while (QFile::exists(QStringLiteral("%1.damaged-%2").arg(file).arg(number)))
        ++number;
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::rename(file + suffix, QStringLiteral("%1.damaged-%2%3").arg(file).arg(number).arg(suffix));
}

}  // namespace

OutboxStore::OutboxStore(const QString &file) : m_connection(QUuid::createUuid().toString(QUuid::Id128))
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
}

OutboxStore::~OutboxStore()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Status OutboxStore::execute(QLatin1String statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return storageError(query.lastError());
    return Done{};
}

Result<std::unique_ptr<OutboxStore>> OutboxStore::open(const QString &file)
{
    std::unique_ptr<OutboxStore> store(new OutboxStore(file));
    const Status prepared = store->prepare();
    if (prepared)
        return store;
    if (prepared.error().code != ErrorCode::BadAnswer)
        return prepared.error();

    qCWarning(logOutbox) << "the outbox is damaged and is set aside:" << prepared.error().detail;
    QList<OutboxEntry> saved;
    if (Result<QList<OutboxEntry>> readable = store->load())
        saved = *readable;
    store.reset();
    setAside(file);
    store.reset(new OutboxStore(file));
    if (const Status again = store->prepare(); !again)
        return Error{ErrorCode::Storage, again.error().detail, {}, 0};
    for (const OutboxEntry &entry : saved) {
        if (const Result<quint64> kept = store->insert(entry); !kept)
            return kept.error();
    }
    return store;
}

/// BadAnswer: the file is damaged.
Status OutboxStore::prepare()
{
    if (!m_database.open())
        return storageError(m_database.lastError());
    const QString file = m_database.databaseName();
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next()
        || query.value(0).toString() != QLatin1String("ok")) {
        // 11 SQLITE_CORRUPT, 26 SQLITE_NOTADB; the check itself reports damage as a row.
        const QString native = query.lastError().nativeErrorCode();
        const bool isDamage = native.isEmpty() || native == QLatin1String("11") || native == QLatin1String("26");
        return {isDamage ? ErrorCode::BadAnswer : ErrorCode::Storage, query.lastError().text()};
    }
    query.finish();
    for (const QLatin1String pragma :
         {QLatin1String("PRAGMA journal_mode=WAL"), QLatin1String("PRAGMA synchronous=FULL")}) {
        if (const Status set = execute(pragma); !set)
            return set;
    }
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return storageError(query.lastError());
    const int schema = query.value(0).toInt();
    query.finish();
    if (schema > kSchema)
        return {ErrorCode::Storage, QStringLiteral("%1 was written by a newer program").arg(file)};
    if (schema == kSchema)
        return Done{};
    // One transaction: a crash in between leaves an empty file, not half a schema.
    for (const QLatin1String statement :
         {QLatin1String("BEGIN"), kCreate, QLatin1String("PRAGMA user_version=1"), QLatin1String("COMMIT")}) {
        if (const Status done = execute(statement); !done)
            return done;
    }
    return Done{};
}

Result<QList<OutboxEntry>> OutboxStore::load()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(kSelect))
        return storageError(query.lastError());
    QList<OutboxEntry> entries;
    while (query.next())
        entries.append(readEntry(query));
    return entries;
}

Result<quint64> OutboxStore::insert(const OutboxEntry &entry)
{
    QSqlQuery query(m_database);
    query.prepare(kInsert);
    query.addBindValue(entry.key.text);
    query.addBindValue(entry.room.value);
    query.addBindValue(entry.body);
    query.addBindValue(entry.replyTo ? QVariant(entry.replyTo->value) : QVariant());
    query.addBindValue(entry.composedAt.ms);
    query.addBindValue(entry.attempts);
    query.addBindValue(entry.state == OutboxEntry::State::Failed);
    query.addBindValue(failureCode(entry));
    query.addBindValue(failureDetail(entry));
    if (!query.exec())
        return storageError(query.lastError());
    QSqlQuery position(m_database);
    position.prepare(QStringLiteral("SELECT position FROM outbox WHERE client_key = ?"));
    position.addBindValue(entry.key.text);
    if (!position.exec() || !position.next())
        return storageError(position.lastError());
    return position.value(0).toULongLong();
}

Status OutboxStore::update(const OutboxEntry &entry)
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral(
        "UPDATE outbox SET attempts = ?, failed = ?, failure_code = ?, failure_detail = ? WHERE client_key = ?"));
    query.addBindValue(entry.attempts);
    query.addBindValue(entry.state == OutboxEntry::State::Failed);
    query.addBindValue(failureCode(entry));
    query.addBindValue(failureDetail(entry));
    query.addBindValue(entry.key.text);
    if (!query.exec())
        return storageError(query.lastError());
    return Done{};
}

Status OutboxStore::remove(const ClientKey &key)
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("DELETE FROM outbox WHERE client_key = ?"));
    query.addBindValue(key.text);
    if (!query.exec())
        return storageError(query.lastError());
    return Done{};
}

}  // namespace parlor
