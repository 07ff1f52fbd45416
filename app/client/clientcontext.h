// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"

namespace parlor {

class NetworkMonitor;
class Profile;

/// What a client takes from outside. Everything named here outlives every Session that was given it.
struct ClientContext {
    Clock &clock;
    IdGenerator &ids;
    Profile &profile;
    NetworkMonitor *network = nullptr;  ///< null: nobody tells of the network's going and coming back
};

}  // namespace parlor
