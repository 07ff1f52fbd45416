// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QString>
#include <deque>
#include <mutex>
#include <optional>

namespace parlor {

/// Counts wrong sign-ins: 10 a name and 30 an address in five minutes. An attempt counts as wrong from its
/// beginning until it turns out right, so that many at once get no more tries. Safe on any thread.
class LoginThrottle
{
public:
    explicit LoginThrottle(Clock &clock) : m_clock(clock) {}

    /// Counts an attempt; or, where there were too many, seconds until the next may be made.
    std::optional<int> begin(const QString &username, const QString &address);
    /// The attempt was no wrong one.
    void forgive(const QString &username, const QString &address);

private:
    using Times = std::deque<std::chrono::milliseconds>;
    using Table = QHash<QString, Times>;
    std::optional<std::chrono::milliseconds> waitFor(Table &table, const QString &key, size_t limit);
    void sweep(Table &table) const;

    Clock &m_clock;
    std::mutex m_mutex;
    Table m_names;
    Table m_addresses;
};

}  // namespace parlor
