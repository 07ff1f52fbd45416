// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filearea.h"

#include "store/filesync.h"

#include <QDir>
#include <QFileInfo>

namespace parlor {

namespace {

constexpr int kKeyBytes = 16;
constexpr QFile::Permissions kPrivate = QFile::ReadOwner | QFile::WriteOwner;
constexpr QLatin1String kPreviewSuffix(".preview");

Error diskFailed(const QString &what, const QString &why)
{
    return {ErrorCode::Unavailable, QStringLiteral("%1: %2").arg(what, why), {}, 1};
}

}  // namespace

FileArea::FileArea(const QString &dataDirectory) : m_root(dataDirectory + QStringLiteral("/files")) {}

QString FileArea::makeKey(IdGenerator &ids)
{
    return QString::fromLatin1(ids.randomBytes(kKeyBytes).toHex());
}

QString FileArea::pathOf(const QString &key) const
{
    return m_root + u'/' + key.left(2) + u'/' + key.mid(2);
}

QString FileArea::previewPathOf(const QString &key) const
{
    return pathOf(key) + kPreviewSuffix;
}

Status FileArea::openForAppend(const QString &key, QFile &file) const
{
    file.setFileName(pathOf(key));
    const bool isNew = !file.exists();
    const QString folder = QFileInfo(file).path();
    if (isNew && !QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return diskFailed(QStringLiteral("Cannot make %1").arg(folder), QStringLiteral("no permission or no room"));
        syncDirectory(m_root);
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return diskFailed(QStringLiteral("Cannot write to %1").arg(file.fileName()), file.errorString());
    if (isNew) {
        file.setPermissions(kPrivate);
        syncDirectory(folder);
    }
    return Done{};
}

Result<qint64> FileArea::syncedSize(const QString &key) const
{
    QFile file(pathOf(key));
    if (!file.exists())
        return qint64(0);
    // Windows syncs only what it may write.
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)
        && !file.open(QIODevice::ReadOnly))
        return diskFailed(QStringLiteral("Cannot read %1").arg(file.fileName()), file.errorString());
    if (const Status synced = sync(file); !synced)
        return synced.error();
    return file.size();
}

Status FileArea::sync(QFile &file)
{
    if (syncFile(file))
        return Done{};
    return diskFailed(QStringLiteral("Cannot bring %1 to the disk").arg(file.fileName()),
                      QStringLiteral("the disk refused"));
}

void FileArea::remove(const QString &key) const
{
    QFile::remove(pathOf(key));
    QFile::remove(previewPathOf(key));
}

QSet<QString> FileArea::keys() const
{
    QSet<QString> keys;
    const QStringList folders = QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QStringList names = QDir(m_root + u'/' + folder).entryList(QDir::Files);
        for (const QString &name : names)
            keys.insert(folder + name.left(name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.')));
    }
    return keys;
}

}  // namespace parlor
