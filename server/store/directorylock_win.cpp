// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directorylock.h"

#include <QLockFile>

namespace parlor {

// On Windows QLockFile keeps the file open without sharing, so it cannot outlive its process.
struct DirectoryLock::Private {
    explicit Private(const QString &path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

DirectoryLock::DirectoryLock(std::unique_ptr<Private> data) : d(std::move(data)) {}

DirectoryLock::~DirectoryLock() = default;

Result<std::unique_ptr<DirectoryLock>> DirectoryLock::take(const QString &directory)
{
    auto data = std::make_unique<Private>(directory + QStringLiteral("/store.lock"));
    if (data->file.tryLock(0))
        return std::unique_ptr<DirectoryLock>(new DirectoryLock(std::move(data)));
    if (data->file.error() != QLockFile::LockFailedError)
        return {ErrorCode::Storage, QStringLiteral("Cannot write to %1").arg(directory)};
    qint64 process = 0;
    QString host;
    QString program;
    data->file.getLockInfo(&process, &host, &program);
    return {
        ErrorCode::Conflict,
        QStringLiteral("The data directory %1 is in use by process %2 on %3").arg(directory).arg(process).arg(host)};
}

}  // namespace parlor
