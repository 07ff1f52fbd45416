// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "service/caller.h"
#include "service/servicecontext.h"

#include <memory>

namespace parlor {

class PasswordHasher;
class SessionChanges;

/// Changing one's own password.
class PasswordService
{
public:
    PasswordService(const ServiceContext &context, std::shared_ptr<SessionChanges> sessions,
                    std::shared_ptr<PasswordHasher> hasher);

    /// Every other session of the caller ends. A wrong old password is Forbidden; after ten of them within five
    /// minutes every one is RateLimited, the right one too.
    void change(const Caller &caller, const QString &oldPassword, const QString &newPassword, Reply<Done> reply);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

}  // namespace parlor
