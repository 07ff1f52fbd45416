// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/processstatus.h"

#ifdef Q_OS_LINUX
#include <QByteArray>
#include <QFile>
#include <QList>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace parlor {

#ifdef Q_OS_LINUX

namespace {

/// proc(5): the second number of statm is the resident set, in pages.
std::optional<quint64> residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> columns = file.readAll().split(' ');
    return columns.value(1).toULongLong() * quint64(::sysconf(_SC_PAGESIZE));
}

std::optional<quint64> openDescriptors()
{
    std::error_code error;
    const std::filesystem::directory_iterator all("/proc/self/fd", error);
    if (error)
        return std::nullopt;
    return quint64(std::distance(begin(all), end(all))) - 1;  // the one that reads it
}

double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

}  // namespace

ProcessStatus ProcessStatus::now()
{
    ProcessStatus status;
    status.residentBytes = parlor::residentBytes();
    status.openDescriptors = parlor::openDescriptors();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        status.maxDescriptors = limit.rlim_cur;
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) == 0)
        status.cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    return status;
}

#else

ProcessStatus ProcessStatus::now()
{
    return {};
}

#endif

}  // namespace parlor
