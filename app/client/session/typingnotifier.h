// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/roomapi.h"
#include "base/clock.h"

#include <QHash>

namespace parlor {

/// Tells a room that the person types: once in four seconds while it lasts (the server ends it by itself
/// after six), and once when it ends.
class TypingNotifier
{
public:
    TypingNotifier(Clock &clock, RoomApi &api) : m_clock(clock), m_api(api) {}

    void setTyping(RoomId room, bool typing);
    /// A message went out: the others know without being told.
    void forget(RoomId room) { m_toldAt.remove(room); }

private:
    Clock &m_clock;
    RoomApi &m_api;
    QHash<RoomId, std::chrono::milliseconds> m_toldAt;  ///< monotonic
};

}  // namespace parlor
