// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/streamregistry.h"

namespace parlor {

namespace {

constexpr int kRetryAfterSeconds = 10;

}  // namespace

Status StreamRegistry::reserve(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    if (m_streams >= m_limits.streams)
        return Error{ErrorCode::Unavailable, QStringLiteral("too many streams"), {}, kRetryAfterSeconds};
    if (m_perUser.value(user) >= m_limits.streamsPerUser)
        return Error{ErrorCode::RateLimited, QStringLiteral("too many streams of this user"), {}, kRetryAfterSeconds};
    ++m_perUser[user];
    ++m_streams;
    return Done{};
}

void StreamRegistry::name(const QString &streamId, UserId user)
{
    const std::scoped_lock lock(m_mutex);
    m_owners.insert(streamId, user);
}

bool StreamRegistry::isOf(const QString &streamId, UserId user) const
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_owners.constFind(streamId);
    return it != m_owners.constEnd() && *it == user;
}

void StreamRegistry::release(UserId user, const QString &streamId)
{
    const std::scoped_lock lock(m_mutex);
    m_owners.remove(streamId);
    const auto it = m_perUser.find(user);
    Q_ASSERT(it != m_perUser.end());
    if (--*it == 0)
        m_perUser.erase(it);
    --m_streams;
}

int StreamRegistry::streams() const
{
    const std::scoped_lock lock(m_mutex);
    return m_streams;
}

int StreamRegistry::users() const
{
    const std::scoped_lock lock(m_mutex);
    return int(m_perUser.size());
}

}  // namespace parlor
