// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/accesstokens.h"

#include <QHash>
#include <QSet>
#include <optional>
#include <shared_mutex>

namespace parlor {

/// Whose a long-lived token is.
struct ActiveToken {
    UserId user;
    SessionId session;
};

/// Which sessions are on, and the tokens of theirs that were checked lately. Safe on any thread.
class SessionRegistry
{
public:
    void add(SessionId session);
    /// Its tokens are refused from here on.
    void end(SessionId session);
    bool isActive(SessionId session) const;

    /// A bot's token, by its hash; good as long as its session.
    void addToken(const QByteArray &hash, UserId user, SessionId session);
    std::optional<ActiveToken> byToken(const QByteArray &hash) const;

    std::optional<AccessClaims> known(const QByteArray &token) const;
    void remember(const QByteArray &token, const AccessClaims &claims);

private:
    mutable std::shared_mutex m_mutex;
    QSet<SessionId> m_active;
    QHash<QByteArray, ActiveToken> m_tokens;
    QHash<QByteArray, AccessClaims> m_checked;  ///< signature was good; says nothing about time and session
};

}  // namespace parlor
