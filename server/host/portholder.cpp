// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/portholder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace parlor {

namespace {

/// Inode of the socket that listens on a port, out of /proc/net (proc(5)); empty where there is none.
QByteArray listeningInode(quint16 port)
{
    const QByteArray wanted = QByteArray(":").append(QByteArray::number(port, 16).toUpper().rightJustified(4, '0'));
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            constexpr int kLocal = 1, kState = 3, kInode = 9;
            if (columns.size() > kInode && columns[kState] == "0A" && columns[kLocal].endsWith(wanted))
                return columns[kInode];
        }
    }
    return {};
}

/// "parlord (pid 123)"; empty where it is nobody's that we may look at.
QString processOf(const QByteArray &inode)
{
    const QString wanted = QStringLiteral("socket:[%1]").arg(QString::fromLatin1(inode));
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString &pid : processes) {
        const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
        const QFileInfoList entries = descriptors.entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QFileInfo &entry : entries) {
            if (!entry.symLinkTarget().endsWith(wanted))
                continue;
            QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
            const QString command = name.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(name.readAll().trimmed())
                                                                   : QStringLiteral("a process");
            return QStringLiteral("%1 (pid %2)").arg(command, pid);
        }
    }
    return {};
}

}  // namespace

Error portError(const QHostAddress &address, quint16 port, const QString &reason)
{
    const QString place = QStringLiteral("%1:%2").arg(address.toString()).arg(port);
    const QByteArray inode = port ? listeningInode(port) : QByteArray();
    if (inode.isEmpty())
        return {ErrorCode::Unavailable, QStringLiteral("cannot listen on %1: %2").arg(place, reason), {}, 0};
    const QString holder = processOf(inode);
    return {
        ErrorCode::Conflict,
        QStringLiteral("%1 is in use by %2").arg(place, holder.isEmpty() ? QStringLiteral("another process") : holder),
        {},
        0};
}

}  // namespace parlor
