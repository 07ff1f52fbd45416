// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durablecopy.h"

#include "store/filesync.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace parlor {

namespace {

Error failure(const QString &path, const QString &reason)
{
    return {ErrorCode::Storage, QStringLiteral("%1: %2").arg(path, reason), {}, 0};
}

}  // namespace

Status syncToDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !syncFile(file))
        return failure(path, file.errorString());
    return Done{};
}

Status copyDurably(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.copy(to))
        return failure(to, source.errorString());
    return syncToDisk(to);
}

Status copyTreeDurably(const QString &from, const QString &to)
{
    if (!QFileInfo(from).isDir())
        return Done{};
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    const QDir root(from);
    while (files.hasNext()) {
        const QString source = files.next();
        const QString target = QDir(to).filePath(root.relativeFilePath(source));
        if (QFile::exists(target))
            continue;
        const QString folder = QFileInfo(target).path();
        if (!QDir().mkpath(folder))
            return failure(folder, QStringLiteral("cannot be made"));
        const Status copied = copyDurably(source, target);
        if (!copied && QFile::exists(source))
            return copied;
        syncDirectory(folder);
    }
    return Done{};
}

}  // namespace parlor
