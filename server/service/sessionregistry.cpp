// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sessionregistry.h"

#include <mutex>

namespace parlor {

namespace {

/// Checking a signature again is cheap: when full, all are forgotten.
constexpr qsizetype kMaxChecked = 20'000;

}  // namespace

void SessionRegistry::add(SessionId session)
{
    const std::unique_lock lock(m_mutex);
    m_active.insert(session);
}

void SessionRegistry::end(SessionId session)
{
    const std::unique_lock lock(m_mutex);
    m_active.remove(session);
    m_tokens.removeIf([session](const QHash<QByteArray, ActiveToken>::iterator &it) { return it->session == session; });
}

bool SessionRegistry::isActive(SessionId session) const
{
    const std::shared_lock lock(m_mutex);
    return m_active.contains(session);
}

void SessionRegistry::addToken(const QByteArray &hash, UserId user, SessionId session)
{
    const std::unique_lock lock(m_mutex);
    m_tokens.insert(hash, {user, session});
}

std::optional<ActiveToken> SessionRegistry::byToken(const QByteArray &hash) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_tokens.constFind(hash);
    return found == m_tokens.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<AccessClaims> SessionRegistry::known(const QByteArray &token) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_checked.constFind(token);
    return found == m_checked.constEnd() ? std::nullopt : std::optional(*found);
}

void SessionRegistry::remember(const QByteArray &token, const AccessClaims &claims)
{
    const std::unique_lock lock(m_mutex);
    if (m_checked.size() >= kMaxChecked)
        m_checked.clear();
    // A copy of its own: the caller's may be a view into a buffer of another thread.
    m_checked.insert(QByteArray(token.constData(), token.size()), claims);
}

}  // namespace parlor
