// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "base/logging.h"
#include "store/database.h"

#include <QDir>
#include <QFile>

namespace parlor {

namespace {

Status copyBefore(Database &database, const QString &file, int number)
{
    const QString copy = QStringLiteral("%1.before-%2").arg(file).arg(number);
    // One that an earlier attempt left unfinished.
    QFile::remove(copy);
    database.query("copy_into").bind(QDir::toNativeSeparators(copy)).run();
    if (database.failed())
        return {ErrorCode::Storage, QStringLiteral("Cannot copy the store to %1 before bringing it up to date: %2")
                                        .arg(copy, database.failure().detail)};
    qCInfo(logStore).noquote() << "The store was copied to" << copy << "before it is brought up to date";
    return Done{};
}

Status apply(Database &database, const Migration &migration)
{
    QByteArray script = "BEGIN IMMEDIATE;\n";
    script += migration.sql;
    script += ";\nPRAGMA user_version=" + QByteArray::number(migration.number) + ";\nCOMMIT";
    if (database.execute(script))
        return Done{};
    const QString detail = database.failure().detail;
    if (database.inTransaction())
        database.execute("ROLLBACK");
    return {ErrorCode::Storage,
            QStringLiteral("Cannot bring the store up to schema %1: %2").arg(migration.number).arg(detail)};
}

}  // namespace

QList<Migration> knownMigrations()
{
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/parlor/migrations"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A migration cannot be read");
        migrations.append({int(migrations.size()) + 1, file.readAll()});
    }
    return migrations;
}

Status migrate(Database &database, const QString &file, const QList<Migration> &migrations)
{
    const int present = database.schemaNumber();
    if (database.failed())
        return {ErrorCode::Storage,
                QStringLiteral("Cannot read the store %1: %2").arg(file, database.failure().detail)};
    const int newest = migrations.last().number;
    if (present > newest)
        return {ErrorCode::UpgradeRequired,
                QStringLiteral("The store %1 has schema %2 and was written by a newer Parlor; this one knows up to %3. "
                               "Start it with the newer program.")
                    .arg(file)
                    .arg(present)
                    .arg(newest)};
    if (present > 0 && present < newest) {
        if (const Status copied = copyBefore(database, file, newest); !copied)
            return copied;
    }
    for (const Migration &migration : migrations) {
        if (migration.number <= present)
            continue;
        if (const Status applied = apply(database, migration); !applied)
            return applied;
    }
    return Done{};
}

}  // namespace parlor
