// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "profile/serveraddress.h"

namespace parlor {

/// One person on one server, as this machine remembers them. No secrets.
struct Account {
    ServerAddress server;
    QString username;
    UserId userId;
    QString displayName;

    bool operator==(const Account &) const = default;

    /// Names the account's folder: the same for the same server and user name.
    QString id() const;
};

}  // namespace parlor
