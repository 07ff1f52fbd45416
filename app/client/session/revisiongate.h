// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <map>
#include <tuple>

namespace parlor {

/// What has no object with a revision of its own has the id of its last event as one: this remembers it.
class RevisionGate
{
public:
    enum class Kind { Membership, ReadState, Settings, Pins, Ignored, Room };

    /// Whether this event is news about that thing; then it is the last from now on. What has no event id
    /// (id 0) always is.
    bool pass(Kind kind, RoomId room, UserId user, EventId event)
    {
        if (event == 0)
            return true;
        EventId &last = m_last[{kind, room.value, user.value}];
        if (event <= last || event <= m_floor)
            return false;
        last = event;
        return true;
    }
    /// A picture as of this event is in: what is older is in it.
    void raiseFloor(EventId event)
    {
        m_last.clear();
        m_floor = event;
    }

private:
    std::map<std::tuple<Kind, qint64, qint64>, EventId> m_last;
    EventId m_floor = 0;
};

}  // namespace parlor
