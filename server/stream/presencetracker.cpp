// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/presencetracker.h"

namespace parlor {

void PresenceTracker::firstOpened(UserId user)
{
    m_offlineAt.remove(user);
    if (m_online.contains(user))
        return;
    m_online.insert(user);
    if (m_callbacks.connected)
        m_callbacks.connected(user);
}

void PresenceTracker::lastClosed(UserId user, std::chrono::milliseconds now)
{
    m_offlineAt.insert(user, now + kGrace);
}

void PresenceTracker::sweep(std::chrono::milliseconds now)
{
    QList<UserId> gone;
    for (auto it = m_offlineAt.cbegin(); it != m_offlineAt.cend(); ++it) {
        if (*it <= now)
            gone.append(it.key());
    }
    for (const UserId user : std::as_const(gone)) {
        m_offlineAt.remove(user);
        m_online.remove(user);
        if (m_callbacks.disconnected)
            m_callbacks.disconnected(user);
    }
}

void PresenceTracker::disconnectAll()
{
    const QSet<UserId> online = std::exchange(m_online, {});
    m_offlineAt.clear();
    for (const UserId user : online) {
        if (m_callbacks.disconnected)
            m_callbacks.disconnected(user);
    }
}

}  // namespace parlor
