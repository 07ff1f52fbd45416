// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QHash>
#include <mutex>
#include <optional>

namespace parlor {

/// So many at once, and so many a second in the long run: a token bucket for every key (as GCRA, one number a
/// key). Keys are the peers' choice: memory is bounded, and each question costs the same however many there
/// are. Safe on any thread.
class RateLimiter
{
public:
    struct Rule {
        int burst = 1;
        double perSecond = 1;
    };
    /// With more than `mostKeys` keys at work those that were quiet longest start afresh.
    RateLimiter(Clock &clock, Rule rule, qsizetype mostKeys = 65'536);

    /// Takes one; or, where nothing is left, says in how many seconds there will be.
    std::optional<int> take(quint64 key);
    /// Of buckets that may not be full; at most twice `mostKeys`.
    qsizetype keyCount() const;

private:
    using Time = std::chrono::microseconds;
    void turn(Time now);

    Clock &m_clock;
    const Time m_interval;  ///< for one more
    const Time m_toFill;    ///< an empty bucket
    const qsizetype m_mostKeys;
    mutable std::mutex m_mutex;
    /// When each bucket will be full. Two generations: who is in the older alone was quiet for as long as any
    /// bucket needs to fill, when that is dropped.
    QHash<quint64, Time> m_young;
    QHash<quint64, Time> m_old;
    Time m_turnedAt;
};

}  // namespace parlor
