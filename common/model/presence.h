// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <optional>

namespace parlor {

enum class PresenceStatus { Offline, Online, Away, DoNotDisturb };

/// Whether somebody is there.
struct Presence {
    UserId userId;
    PresenceStatus status = PresenceStatus::Offline;
    std::optional<Timestamp> lastSeenAt;

    bool operator==(const Presence &) const = default;
};

}  // namespace parlor
