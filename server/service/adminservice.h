// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditentry.h"
#include "service/caller.h"
#include "service/servicecontext.h"
#include "store/admintable.h"

namespace parlor {

class PasswordHasher;
class SessionChanges;

/// Administration of the whole server, by the owner and the admins of the first workspace. All others are
/// answered Forbidden. Every change is in the audit log.
class AdminService
{
public:
    AdminService(const ServiceContext &context, std::shared_ptr<SessionChanges> sessions,
                 std::shared_ptr<PasswordHasher> hasher);

    /// People and bots whose name has `query` in it.
    void users(const Caller &caller, const QString &query, UserId after, int limit, Reply<QList<AccountRow>> reply);
    void sessions(const Caller &caller, SessionId after, int limit, Reply<QList<DeviceRow>> reply);
    void rooms(const Caller &caller, RoomId after, int limit, Reply<QList<RoomRow>> reply);
    void stats(const Caller &caller, Reply<StoreStats> reply);
    /// Newest first; `after`: the last one of the page before.
    void audit(const Caller &caller, std::optional<AuditId> after, int limit, Reply<QList<AuditEntry>> reply);

    /// Suspending ends all sessions. Nobody suspends themselves or who stands above them.
    void setSuspended(const Caller &caller, UserId user, bool suspended, Reply<Done> reply);
    /// Answers a new password, good until it is changed, and ends all sessions.
    void resetPassword(const Caller &caller, UserId user, Reply<QString> reply);

private:
    ServiceContext m_context;
    std::shared_ptr<SessionChanges> m_sessions;
    std::shared_ptr<PasswordHasher> m_hasher;
};

}  // namespace parlor
