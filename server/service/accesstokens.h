// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/ids.h"
#include "model/timestamp.h"

#include <QByteArray>
#include <chrono>

namespace parlor {

/// What an access token says once its signature was checked.
struct AccessClaims {
    UserId user;
    SessionId session;
    qint64 expiresAt = 0;  ///< seconds since 1970
};

/// Access tokens: JWTs (RFC 7519), HS256, with iss, sub, sid, iat, exp. Safe on any thread.
class AccessTokens
{
public:
    AccessTokens(QByteArray key, std::chrono::seconds life) : m_key(std::move(key)), m_life(life) {}

    QString make(UserId user, SessionId session, Timestamp now) const;
    /// Unauthorized for what is no token of ours. Does not look at the time.
    Result<AccessClaims> read(const QByteArray &token) const;
    std::chrono::seconds life() const { return m_life; }

private:
    QByteArray m_key;
    std::chrono::seconds m_life;
};

}  // namespace parlor
