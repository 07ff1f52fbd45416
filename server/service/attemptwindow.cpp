// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/attemptwindow.h"

namespace parlor {

std::optional<std::chrono::milliseconds> AttemptWindow::begin(const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    const std::chrono::milliseconds now = m_clock.monotonic();
    forgetOld(now);
    QList<std::chrono::milliseconds> &times = m_times[key];
    if (times.size() >= m_limit)
        return times[times.size() - m_limit] + m_window - now;
    times.append(now);
    m_inOrder.push_back({now, key});
    return std::nullopt;
}

void AttemptWindow::forgive(const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_times.find(key);
    if (found == m_times.end())
        return;
    // Which of them does not matter: taking the last one favours nobody who waits.
    found->removeLast();
    if (found->isEmpty())
        m_times.erase(found);
}

qsizetype AttemptWindow::keyCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_times.size();
}

/// Each attempt is taken out once, so that this costs one step an attempt in the long run.
void AttemptWindow::forgetOld(std::chrono::milliseconds now)
{
    while (!m_inOrder.empty() && (m_inOrder.front().at + m_window <= now || m_inOrder.size() >= kMostAttempts)) {
        const Attempt oldest = std::move(m_inOrder.front());
        m_inOrder.pop_front();
        const auto found = m_times.find(oldest.key);
        if (found == m_times.end())
            continue;
        while (!found->isEmpty() && found->first() <= oldest.at)
            found->removeFirst();
        if (found->isEmpty())
            m_times.erase(found);
    }
}

}  // namespace parlor
