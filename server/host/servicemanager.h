// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <chrono>
#include <optional>

namespace parlor {

/// Tells the manager that started this process (systemd, or whatever speaks sd_notify(3)) how it is. Does nothing
/// where there is none.
class ServiceManager
{
public:
    /// Takes NOTIFY_SOCKET and WATCHDOG_USEC out of the environment, so that no child speaks in our name.
    static ServiceManager fromEnvironment();

    void ready(const QByteArray &status) { notify(QByteArray("READY=1\nSTATUS=").append(status)); }
    void stopping() { notify("STOPPING=1"); }
    void alive() { notify("WATCHDOG=1"); }

    /// How often alive() is due: half of what the manager waits. Empty: it does not watch.
    std::optional<std::chrono::milliseconds> watchdogInterval() const { return m_watchdog; }

private:
    void notify(const QByteArray &state) const;

    QByteArray m_socket;
    std::optional<std::chrono::milliseconds> m_watchdog;
};

}  // namespace parlor
