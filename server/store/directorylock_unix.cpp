// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directorylock.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace parlor {

// Not QLockFile: that one judges by process ids, and in a container a restarted server has the id of the
// one that was killed.
struct DirectoryLock::Private {
    int descriptor = -1;
};

DirectoryLock::DirectoryLock(std::unique_ptr<Private> data) : d(std::move(data)) {}

DirectoryLock::~DirectoryLock()
{
    // The file stays: removing it would let two others lock two files of one name.
    ::close(d->descriptor);
}

Result<std::unique_ptr<DirectoryLock>> DirectoryLock::take(const QString &directory)
{
    const QString path = directory + QStringLiteral("/store.lock");
    auto data = std::make_unique<Private>();
    data->descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (data->descriptor < 0)
        return {ErrorCode::Storage, QStringLiteral("Cannot write to %1: %2").arg(directory, qt_error_string(errno))};
    QFile file;
    if (!file.open(data->descriptor, QIODevice::ReadWrite))
        return {ErrorCode::Storage, QStringLiteral("Cannot read %1").arg(path)};
    std::unique_ptr<DirectoryLock> lock(new DirectoryLock(std::move(data)));
    if (::flock(lock->d->descriptor, LOCK_EX | LOCK_NB) != 0) {
        const QString holder = QString::fromUtf8(file.readAll()).trimmed();
        return {ErrorCode::Conflict,
                QStringLiteral("The data directory %1 is in use by %2")
                    .arg(directory, holder.isEmpty() ? QStringLiteral("another process") : holder)};
    }
    const QString self =
        QStringLiteral("process %1 on %2\n").arg(QCoreApplication::applicationPid()).arg(QSysInfo::machineHostName());
    file.resize(0);
    file.write(self.toUtf8());
    return lock;
}

}  // namespace parlor
