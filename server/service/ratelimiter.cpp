// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ratelimiter.h"

namespace parlor {

RateLimiter::RateLimiter(Clock &clock, Rule rule, qsizetype mostKeys)
    : m_clock(clock),
      m_interval(qint64(1'000'000 / rule.perSecond)),
      m_toFill(m_interval * rule.burst),
      m_mostKeys(mostKeys),
      m_turnedAt(clock.monotonic())
{
}

std::optional<int> RateLimiter::take(quint64 key)
{
    const std::scoped_lock lock(m_mutex);
    const Time now = m_clock.monotonic();
    turn(now);
    const auto known = m_young.constFind(key);
    const Time fullAt = std::max(now, known == m_young.constEnd() ? m_old.value(key, now) : *known) + m_interval;
    const Time wait = fullAt - m_toFill - now;
    if (wait > Time(0))
        return int(std::chrono::ceil<std::chrono::seconds>(wait).count());
    m_young.insert(key, fullAt);
    return std::nullopt;
}

qsizetype RateLimiter::keyCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_young.size() + m_old.size();
}

void RateLimiter::turn(Time now)
{
    if (now - m_turnedAt < m_toFill && m_young.size() < m_mostKeys)
        return;
    // Quiet for two turns: nothing to remember.
    m_old = now - m_turnedAt < 2 * m_toFill ? std::exchange(m_young, {}) : QHash<quint64, Time>();
    m_young.clear();
    m_turnedAt = now;
}

}  // namespace parlor
