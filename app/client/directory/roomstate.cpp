// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/roomstate.h"

#include <algorithm>

namespace parlor {

RoomState::RoomState(const Room &room, UserId self) : m_room(room), m_self(self), m_timeline(room.info.id, self) {}

const Member *RoomState::member(UserId id) const
{
    const auto it = std::find_if(m_members.begin(), m_members.end(), [id](const Member &m) { return m.user.id == id; });
    return it == m_members.end() ? nullptr : &*it;
}

std::optional<UserId> RoomState::directPeer() const
{
    if (m_room.info.kind != RoomKind::Direct || m_members.isEmpty())
        return std::nullopt;
    for (const Member &member : m_members) {
        if (member.user.id != m_self)
            return member.user.id;
    }
    return m_self;
}

bool RoomState::hasOlder() const
{
    const Seq first = m_timeline.firstSeq();
    return first > 1 || (first == 0 && m_room.info.lastSeq > 0);
}

RowPtr RoomState::lastRow() const
{
    for (int i = m_timeline.size() - 1; i >= 0; --i) {
        if (RowPtr row = m_timeline.at(i); !row->isGap())
            return row;
    }
    return {};
}

Timestamp RoomState::lastActivity() const
{
    const RowPtr row = lastRow();
    return row ? row->createdAt() : m_room.info.createdAt;
}

}  // namespace parlor
