// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filecheck.h"

#include "store/filearea.h"
#include "store/filetable.h"

#include <QCryptographicHash>

namespace parlor {

namespace {

struct KnownFile {
    FileId id;
    QString key;
    qint64 size = 0;
    QByteArray sha256;
};

QList<KnownFile> filesAfter(Database &database, FileId last)
{
    QList<KnownFile> files;
    Query query = database.query("check_files");
    query.bind(last);
    while (query.next())
        files.append({query.id<FileId>(0), query.text(1), query.integer(2), query.bytes(3)});
    return files;
}

/// Empty: as it should be.
QString faultOf(const KnownFile &known, const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QStringLiteral("is not there");
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot be read: %1").arg(file.errorString());
    if (file.size() != known.size)
        return QStringLiteral("has %1 bytes instead of %2").arg(file.size()).arg(known.size);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || hash.result() != known.sha256)
        return QStringLiteral("has other content than was uploaded");
    return {};
}

}  // namespace

QList<Finding> checkFiles(Database &database, const QString &directory)
{
    const FileArea area(directory);
    QList<Finding> findings;
    QList<KnownFile> files = filesAfter(database, FileId{0});
    while (!files.isEmpty() && findings.size() < 100) {
        for (const KnownFile &known : std::as_const(files)) {
            const QString path = area.pathOf(known.key);
            const QString fault = faultOf(known, path);
            // Looked up again: it may have been removed since.
            if (!fault.isEmpty() && FileTable(database).find(known.id))
                findings.append({QStringLiteral("an uploaded file is damaged"),
                                 QStringLiteral("file %1, %2: %3").arg(known.id.value).arg(path, fault),
                                 QStringLiteral("Bring it back from a backup; its name there is the same")});
        }
        files = filesAfter(database, files.last().id);
    }
    return findings;
}

}  // namespace parlor
