// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "service/caller.h"
#include "service/serversettings.h"
#include "store/writetransaction.h"

namespace parlor {

/// Whether this person may register from there now: Forbidden, UsernameTaken, or fine.
Status checkRegistration(Database &database, const RegisterRequest &request, Registration mode, const QString &address,
                         Timestamp now);
/// Makes the account and brings it into workspace 1 and its open channel, and where an invitation leads. The
/// first one owns both.
User createAccount(WriteTransaction &transaction, const RegisterRequest &request, const QByteArray &passwordHash);

}  // namespace parlor
