// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

#include <memory>

namespace parlor {

class PasswordHasher;
class SessionChanges;

/// One device of a person, as its owner sees it.
struct SessionInfo {
    SessionId id;
    QString deviceName;
    Timestamp createdAt;
    Timestamp lastSeenAt;
    bool current = false;

    bool operator==(const SessionInfo &) const = default;
};

/// Who may come in: registration, sign-in, sessions and their tokens.
class AccountService
{
public:
    explicit AccountService(const ServiceContext &context);
    ~AccountService();

    /// Synchronous, from memory, on any thread: for every request. Unauthorized or TokenExpired. `streamId` and
    /// `address` are left for the caller to fill.
    Result<Caller> authenticate(const QByteArray &accessToken) const;

    /// Whether the session is not over. On any thread.
    bool isActive(SessionId session) const;
    /// Shared with the services that end sessions of others or give passwords.
    std::shared_ptr<SessionChanges> sessionChanges() const;
    std::shared_ptr<PasswordHasher> passwordHasher() const;

    void registerAccount(const RegisterRequest &request, const QString &address, Reply<Grant> reply);
    void login(const LoginRequest &request, const QString &address, Reply<Grant> reply);
    void refresh(const QString &refreshToken, Reply<Grant> reply);
    void logout(const Caller &caller, Reply<Done> reply);

    void sessions(const Caller &caller, Reply<QList<SessionInfo>> reply);
    void revokeSession(const Caller &caller, SessionId session, Reply<Done> reply);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

}  // namespace parlor
