// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/serveraddress.h"

namespace parlor {

/// What somebody pastes to join: an address, or an invitation with its token.
struct Invitation {
    ServerAddress server;
    QString token;  ///< empty: an address alone

    bool operator==(const Invitation &) const = default;
};

/// "parlor://HOST:PORT/join?token=…&fp=sha256:…", or anything that ServerAddress::fromText takes.
Result<Invitation> invitationFromText(const QString &text);

}  // namespace parlor
