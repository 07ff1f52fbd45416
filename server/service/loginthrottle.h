// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/attemptwindow.h"

namespace parlor {

/// Counts wrong sign-ins: 10 a name and 30 an address in five minutes. An attempt counts as wrong from its beginning
/// until it turns out right, so that many at once get no more tries. Safe on any thread.
class LoginThrottle
{
public:
    explicit LoginThrottle(Clock &clock);

    /// Counts a sign-in; or, where there were too many, seconds until the next may be made.
    std::optional<int> begin(const QString &username, const QString &address);
    /// It was no wrong one.
    void forgive(const QString &username, const QString &address);

private:
    AttemptWindow m_names;
    AttemptWindow m_addresses;
};

}  // namespace parlor
