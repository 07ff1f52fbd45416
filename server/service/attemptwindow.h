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

/// So many attempts a key in a sliding window of time. Keys are the peers' choice: memory is bounded, and each
/// attempt costs the same however many keys there are. Safe on any thread.
class AttemptWindow
{
public:
    /// Beyond this the oldest attempts of all are forgotten.
    static constexpr size_t kMostAttempts = 100'000;

    AttemptWindow(Clock &clock, std::chrono::milliseconds window, qsizetype limit)
        : m_clock(clock), m_window(window), m_limit(limit)
    {
    }

    /// Counts an attempt; or, where there were too many, says how long until the next may be made.
    std::optional<std::chrono::milliseconds> begin(const QString &key);
    /// The attempt was none that counts.
    void forgive(const QString &key);
    qsizetype keyCount() const;

private:
    void forgetOld(std::chrono::milliseconds now);

    struct Attempt {
        std::chrono::milliseconds at;
        QString key;
    };
    Clock &m_clock;
    const std::chrono::milliseconds m_window;
    const qsizetype m_limit;
    mutable std::mutex m_mutex;
    QHash<QString, QList<std::chrono::milliseconds>> m_times;
    std::deque<Attempt> m_inOrder;  ///< all that were counted, forgiven ones too
};

}  // namespace parlor
