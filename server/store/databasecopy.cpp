// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <QDir>
#include <sqlite3.h>

namespace parlor {

namespace {

constexpr int kPagesAStep = 1024;

Error failure(const QString &file, const char *reason)
{
    return {ErrorCode::Storage, QStringLiteral("%1: %2").arg(file, QString::fromUtf8(reason)), {}, 0};
}

}  // namespace

Status Database::copyTo(const QString &file)
{
    // Within a read transaction the copy is of one moment. Without it each commit of another process would make
    // SQLite begin anew, and a busy server's copy would never end.
    query("begin_read").run();
    schemaNumber();
    if (failed())
        return failure();
    sqlite3 *target = nullptr;
    const QByteArray name = QDir::toNativeSeparators(file).toUtf8();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    Status result = Done{};
    if (sqlite3_open_v2(name.constData(), &target, flags, nullptr) != SQLITE_OK) {
        result = parlor::failure(file, sqlite3_errmsg(target));
    } else if (sqlite3_backup *copy = sqlite3_backup_init(target, "main", m_handle, "main")) {
        while (sqlite3_backup_step(copy, kPagesAStep) == SQLITE_OK) {
        }
        if (sqlite3_backup_finish(copy) != SQLITE_OK)
            result = parlor::failure(file, sqlite3_errmsg(target));
        // One plain file, that can be read where nothing can be written.
        else if (sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
            result = parlor::failure(file, sqlite3_errmsg(target));
    } else {
        result = parlor::failure(file, sqlite3_errmsg(target));
    }
    sqlite3_close(target);
    execute("ROLLBACK");
    return result;
}

}  // namespace parlor
