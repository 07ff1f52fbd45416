// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/event.h"

#include <array>

namespace parlor::wire {

/// Names of the event types, in the order of event::Payload; Unknown brings its own.
inline constexpr std::array kEventTypes{
    "new_message",    "message_edited",  "message_deleted",   "reaction_changed", "action_updated",
    "message_read",   "room_created",    "room_updated",      "room_deleted",     "member_added",
    "member_removed", "member_updated",  "user_updated",      "pins_changed",     "room_settings_changed",
    "read_state",     "ignored_changed", "workspace_updated", "typing",           "presence",
    "room_state",
};
static_assert(kEventTypes.size() + 1 == std::variant_size_v<event::Payload>);

}  // namespace parlor::wire
