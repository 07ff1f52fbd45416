// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storebackup.h"

#include "base/clock.h"
#include "base/idgenerator.h"
#include "base/json.h"
#include "store/database.h"
#include "store/directorylock.h"
#include "store/durablecopy.h"
#include "store/filesync.h"
#include "store/migrations.h"
#include "store/settingstable.h"
#include "store/store.h"
#include "store/storecheck.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace parlor {

namespace {

const QString kManifest = QStringLiteral("backup.json");
const QString kStore = QStringLiteral("store.sqlite");
const QString kFiles = QStringLiteral("files");
/// The server's identity goes along: clients know it by its fingerprint.
const QStringList kSingleFiles{QStringLiteral("tls.crt"), QStringLiteral("tls.key")};

Error failure(const QString &sentence)
{
    return {ErrorCode::Storage, sentence, {}, 0};
}

Status copySingleFiles(const QString &from, const QString &to)
{
    for (const QString &name : kSingleFiles) {
        const QString source = QDir(from).filePath(name);
        if (!QFile::exists(source))
            continue;
        if (const Status copied = copyDurably(source, QDir(to).filePath(name)); !copied)
            return copied;
    }
    return Done{};
}

Status copyFiles(const QString &from, const QString &to)
{
    return copyTreeDurably(QDir(from).filePath(kFiles), QDir(to).filePath(kFiles));
}

Status copyStore(const QString &from, const QString &to)
{
    loadStoreResource();
    const auto source = Database::open(storeFile(from), Database::Mode::ReadOnly);
    if (!source)
        return source.error();
    const QString copy = storeFile(to);
    if (const Status copied = (*source)->copyTo(copy); !copied)
        return copied;
    return syncToDisk(copy);
}

Status writeManifest(const QString &directory, Clock &clock)
{
    QFile file(QDir(directory).filePath(kManifest));
    if (!file.open(QIODevice::WriteOnly))
        return failure(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    file.write(compactJson({{QLatin1String("format"), 1},
                            {QLatin1String("version"), QStringLiteral(PARLOR_VERSION)},
                            {QLatin1String("made_at"), clock.now().toText()}})
               + '\n');
    if (!file.flush() || file.error() != QFile::NoError)
        return failure(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    file.close();
    return syncToDisk(file.fileName());
}

Status verify(const QString &directory)
{
    const auto findings = checkDirectory(directory);
    if (!findings)
        return findings.error();
    if (findings->isEmpty())
        return Done{};
    const Finding &first = findings->first();
    return failure(QStringLiteral("%1: %2 (%3). \"parlord check --data %1\" lists all %4 findings. %5")
                       .arg(directory, first.what, first.where)
                       .arg(findings->size())
                       .arg(first.advice));
}

Status fill(const QString &directory, const QString &partial, Clock &clock)
{
    if (const Status copied = copyFiles(directory, partial); !copied)
        return copied;
    if (const Status copied = copyStore(directory, partial); !copied)
        return copied;
    // Once more: a file that the store already knows may have come since the first time.
    if (const Status copied = copyFiles(directory, partial); !copied)
        return copied;
    if (const Status copied = copySingleFiles(directory, partial); !copied)
        return copied;
    if (const Status written = writeManifest(partial, clock); !written)
        return written;
    return verify(partial);
}

Status makePrivateDirectory(const QString &path)
{
    if (!QDir().mkpath(path))
        return failure(QStringLiteral("%1: cannot be made").arg(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done{};
}

/// The lock is the one thing that stays where it is.
QStringList contentOf(const QString &directory)
{
    QStringList names = QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                  | QDir::NoDotAndDotDot);
    names.removeAll(QStringLiteral("store.lock"));
    return names;
}

Result<QString> setAside(const QString &directory, Clock &clock)
{
    const QStringList names = contentOf(directory);
    if (names.isEmpty())
        return QString();
    QString stamp = clock.now().toText();
    stamp.remove(u'-').remove(u':').remove(u'.');
    const QString aside = QStringLiteral("%1.before-restore-%2").arg(QDir(directory).absolutePath(), stamp);
    if (const Status made = makePrivateDirectory(aside); !made)
        return made.error();
    for (const QString &name : names) {
        if (!QFile::rename(QDir(directory).filePath(name), QDir(aside).filePath(name)))
            return failure(QStringLiteral("%1: cannot be moved to %2").arg(QDir(directory).filePath(name), aside));
    }
    syncDirectory(aside);
    syncDirectory(directory);
    return aside;
}

/// What makes it another store than the one that was backed up.
Status renew(const QString &directory, IdGenerator &ids)
{
    const auto database = Database::open(storeFile(directory), Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    Database &store = **database;
    store.query("begin_write").run();
    renewIdentity(store, ids);
    store.query("commit").run();
    return store.failed() ? Status(store.failure()) : Status(Done{});
}

Status bringBack(const QString &backup, const QString &directory, IdGenerator &ids)
{
    // The store comes last: without it the directory is no data directory, however far this got.
    if (const Status copied = copyFiles(backup, directory); !copied)
        return copied;
    if (const Status copied = copySingleFiles(backup, directory); !copied)
        return copied;
    const QString partial = QDir(directory).filePath(QStringLiteral("restoring"));
    if (const Status made = makePrivateDirectory(partial); !made)
        return made;
    if (const Status copied = copyDurably(storeFile(backup), storeFile(partial)); !copied)
        return copied;
    if (const Status renewed = renew(partial, ids); !renewed)
        return renewed;
    if (!QFile::rename(storeFile(partial), storeFile(directory)))
        return failure(QStringLiteral("%1: cannot be moved to %2").arg(storeFile(partial), directory));
    QDir(partial).removeRecursively();
    syncDirectory(directory);
    return Done{};
}

}  // namespace

Status backUp(const QString &directory, const QString &destination, Clock &clock)
{
    if (!QFile::exists(storeFile(directory)))
        return {ErrorCode::NotFound,
                QStringLiteral("%1: there is no store. Name its directory with --data").arg(storeFile(directory))};
    if (QFileInfo::exists(destination))
        return {ErrorCode::Conflict,
                QStringLiteral("%1: is there already, and a backup never overwrites. Name another").arg(destination)};
    const QString partial = QDir(destination).absolutePath() + QStringLiteral(".partial");
    QDir(partial).removeRecursively();
    if (const Status made = makePrivateDirectory(partial); !made)
        return made;
    if (const Status filled = fill(directory, partial, clock); !filled)
        return filled;
    if (!QDir().rename(partial, QDir(destination).absolutePath()))
        return failure(QStringLiteral("%1: cannot be renamed to %2").arg(partial, destination));
    syncDirectory(QFileInfo(QDir(destination).absolutePath()).path());
    return Done{};
}

Result<QString> restore(const QString &backup, const QString &directory, const RestoreOptions &options, Clock &clock,
                        IdGenerator &ids)
{
    if (!QFile::exists(QDir(backup).filePath(kManifest)) || !QFile::exists(storeFile(backup)))
        return {ErrorCode::NotFound,
                QStringLiteral("%1: is no backup: it has no %2 and %3").arg(backup, kManifest, kStore)};
    loadStoreResource();
    if (const Status made = makePrivateDirectory(directory); !made)
        return made.error();
    const auto lock = DirectoryLock::take(directory);
    if (!lock)
        return lock.error();
    if (!contentOf(directory).isEmpty() && !options.force)
        return {ErrorCode::Conflict,
                QStringLiteral("%1: is not empty. --force sets aside what is there").arg(directory)};
    // An older backup is brought up to date when the server starts; damage is found here.
    if (const auto findings = checkDirectory(backup); findings && !findings->isEmpty())
        return failure(QStringLiteral("%1: %2 (%3). Use another backup")
                           .arg(backup, findings->first().what, findings->first().where));
    const Result<QString> aside = setAside(directory, clock);
    if (!aside)
        return aside.error();
    if (const Status back = bringBack(backup, directory, ids); !back)
        return back.error();
    return *aside;
}

}  // namespace parlor
