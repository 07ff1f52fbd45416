// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "bus/eventbus.h"
#include "protocol/requests.h"
#include "service/accesstokens.h"
#include "service/refreshtokens.h"
#include "service/sessionregistry.h"
#include "store/writetransaction.h"

#include <memory>

namespace parlor {

/// Beginning, going on and ending of sessions, each within one write. What it shares with the service outlives
/// the writes that are under way.
class SessionChanges
{
public:
    SessionChanges(IdGenerator &ids, EventBus &bus, AccessTokens access, RefreshTokens refresh)
        : m_ids(ids), m_bus(bus), m_access(std::move(access)), m_refresh(std::move(refresh))
    {
    }

    SessionRegistry &registry() { return m_registry; }
    const AccessTokens &accessTokens() const { return m_access; }

    Grant begin(WriteTransaction &transaction, const User &user, const QString &deviceName);
    /// A good token is spent; the last spent one gives its successor again; an older one ends the session.
    /// RefreshReused comes as a value, for the end of the session is to be committed.
    Result<std::variant<Grant, Error>> refresh(WriteTransaction &transaction, const QString &token);
    /// A token of a bot, good until its session ends.
    QString beginBot(WriteTransaction &transaction, UserId bot);
    void end(WriteTransaction &transaction, SessionId session, UserId user);
    void endAll(WriteTransaction &transaction, UserId user);

private:
    Grant grant(const User &user, SessionId session, const QString &refreshToken, Timestamp now) const;

    IdGenerator &m_ids;
    EventBus &m_bus;
    AccessTokens m_access;
    RefreshTokens m_refresh;
    SessionRegistry m_registry;
};

}  // namespace parlor
