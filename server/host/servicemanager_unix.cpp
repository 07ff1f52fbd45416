// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/servicemanager.h"

#include <QCoreApplication>
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace parlor {

ServiceManager ServiceManager::fromEnvironment()
{
    ServiceManager manager;
    manager.m_socket = qgetenv("NOTIFY_SOCKET");
    // sd_watchdog_enabled(3): only for the process that is named, where one is.
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    const qint64 microseconds = qgetenv("WATCHDOG_USEC").toLongLong();
    if (microseconds > 0 && (pid.isEmpty() || pid.toLongLong() == QCoreApplication::applicationPid()))
        manager.m_watchdog = std::chrono::milliseconds(std::max<qint64>(microseconds / 2000, 1));
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC"})
        qunsetenv(name);
    return manager;
}

void ServiceManager::notify(const QByteArray &state) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // A path, or a name of the abstract kind, which begins with a zero for the kernel and with @ in the variable.
    const bool isAbstract = m_socket.startsWith('@');
    if (m_socket.isEmpty() || (!isAbstract && !m_socket.startsWith('/'))
        || size_t(m_socket.size()) >= sizeof address.sun_path)
        return;
    std::memcpy(address.sun_path, m_socket.constData(), size_t(m_socket.size()));
    if (isAbstract)
        address.sun_path[0] = 0;
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    if (descriptor < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(m_socket.size()));
    // Nobody to be told of a failure but the manager itself.
    [[maybe_unused]] const ssize_t sent = ::sendto(descriptor, state.constData(), size_t(state.size()), 0,
                                                   reinterpret_cast<const sockaddr *>(&address), length);
    ::close(descriptor);
}

}  // namespace parlor
