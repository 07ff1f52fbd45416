// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/presence.h"
#include "model/room.h"
#include "model/timestamp.h"

#include <QString>
#include <optional>

namespace parlor {

/// Where a room stands in the list, from top to bottom.
enum class RoomSection { Favourites, Rooms, People };

/// What the room list shows of one room, in words that are ready to paint.
struct RoomListEntry {
    RoomId id;
    RoomKind kind = RoomKind::Group;
    RoomSection section = RoomSection::Rooms;
    QString name;
    QString preview;  ///< one line: "Bob: shipped"; empty: nothing yet
    QString typing;   ///< "typing…"; empty: nobody
    int unread = 0;
    int mentions = 0;
    bool muted = false;
    qint64 avatarId = 0;                     ///< of the other person in a direct room, else of the room
    std::optional<PresenceStatus> presence;  ///< of the other person in a direct room
    Timestamp lastActivity;

    bool operator==(const RoomListEntry &) const = default;
};

}  // namespace parlor
