// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace parlor {

/// Roles of RoomListModel. Their names (roleNames) are what recorded tests say.
enum RoomListRole {
    RoomNameRole = Qt::UserRole + 1,
    RoomUnreadRole,
    RoomMentionsRole,
    RoomPreviewRole,
    RoomTypingRole,
    RoomPresenceRole,  ///< "online", "away", "dnd", "offline"; empty where there is no one person
    RoomMutedRole,
    RoomSelectedRole,  ///< whether it is the room on screen
    RoomIdRole,        ///< qint64; 0 for a section heading
    RoomEntryRole,     ///< RoomListEntry; not valid for a section heading
};

}  // namespace parlor
