// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/presencebook.h"

#include <utility>

namespace parlor {

std::optional<PresenceStatus> PresenceBook::connect(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    State &state = m_states[user];
    if (std::exchange(state.isConnected, true))
        return std::nullopt;
    return state.wish;
}

bool PresenceBook::disconnect(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_states.find(user);
    return found != m_states.end() && std::exchange(found->isConnected, false);
}

bool PresenceBook::setWish(UserId user, PresenceStatus status)
{
    const std::scoped_lock lock(m_mutex);
    State &state = m_states[user];
    return std::exchange(state.wish, status) != status && state.isConnected;
}

PresenceStatus PresenceBook::statusOf(UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_states.constFind(user);
    return found != m_states.constEnd() && found->isConnected ? found->wish : PresenceStatus::Offline;
}

QHash<UserId, PresenceStatus> PresenceBook::present() const
{
    const std::scoped_lock lock(m_mutex);
    QHash<UserId, PresenceStatus> present;
    for (auto it = m_states.cbegin(); it != m_states.cend(); ++it) {
        if (it->isConnected)
            present.insert(it.key(), it->wish);
    }
    return present;
}

}  // namespace parlor
