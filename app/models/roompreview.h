// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/roomstate.h"
#include "directory/userdirectory.h"

#include <QString>

namespace parlor {

/// The last message of a room in one line, for the room list: "Bob Stone: shipped", "You: ✓✓ see file";
/// only the words in a direct room. Empty for a room in which nobody said anything.
QString roomPreview(const RoomState &room, const UserDirectory &users);

/// Who writes just now: "typing…" in a direct room, "Ana Petrova is typing…" elsewhere, "3 people are
/// typing…" from three on. Empty for nobody.
QString roomTyping(const RoomState &room, const UserDirectory &users);

}  // namespace parlor
