// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/requests.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

/// What people show of themselves, and whom they can find.
class ProfileService
{
public:
    explicit ProfileService(const ServiceContext &context) : m_context(context) {}

    void me(const Caller &caller, Reply<User> reply);
    /// Told once to everyone who shares a workspace with the caller. What changes nothing is no event.
    void updateMe(const Caller &caller, const UpdateProfileRequest &request, Reply<User> reply);
    /// People of the caller's workspaces whose name has `query` in it, by id, after `after`.
    void users(const Caller &caller, const QString &query, UserId after, int limit, Reply<QList<User>> reply);

private:
    ServiceContext m_context;
};

}  // namespace parlor
