// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/inifile.h"

#include <QFile>

namespace parlor {

namespace {

constexpr qint64 kLargest = 64 * 1024;

Error wrong(const QString &sentence)
{
    return {ErrorCode::InvalidFields, sentence, {}, 0};
}

QString unquoted(const QString &value)
{
    const bool isQuoted = value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"');
    return isQuoted ? value.mid(1, value.size() - 2) : value;
}

}  // namespace

Result<QList<IniLine>> readIniFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString()));
    const QByteArray text = file.read(kLargest + 1);
    if (text.size() > kLargest || text.contains('\0'))
        return wrong(QStringLiteral("%1: is no INI file").arg(path));
    QList<IniLine> lines;
    const QList<QByteArray> rows = text.split('\n');
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString row = QString::fromUtf8(rows[i]).trimmed();
        if (row.isEmpty() || row.startsWith(u'#') || row.startsWith(u';') || row == QLatin1String("[parlord]"))
            continue;
        const qsizetype equals = row.indexOf(u'=');
        if (equals < 1)
            return wrong(QStringLiteral("%1:%2: expected \"key = value\", not \"%3\"").arg(path).arg(i + 1).arg(row));
        lines.append({row.left(equals).trimmed(), unquoted(row.mid(equals + 1).trimmed()), int(i) + 1});
    }
    return lines;
}

}  // namespace parlor
