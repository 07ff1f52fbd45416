// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/invite.h"
#include "service/caller.h"
#include "store/writetransaction.h"

namespace parlor {

/// The invite that a token stands for, if it may be used now. A wrong token, one that was used up, revoked or
/// is too old, and one whose maker could not make it any more are Forbidden in the same words.
Result<Invite> usableInvite(Database &database, const QString &token, Timestamp now);

/// Counts the use and brings the person where the invite leads; a role that the person has there stays.
void useInvite(WriteTransaction &transaction, const Invite &invite, const User &user, const Caller &self);

}  // namespace parlor
