// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>

namespace parlor {

/// On whose behalf a call is made.
struct Caller {
    UserId user;
    SessionId session;
    QString streamId;  ///< X-Parlor-Stream of the request, or empty
    QString address;   ///< of the peer, as text
    bool isBot = false;
};

}  // namespace parlor
