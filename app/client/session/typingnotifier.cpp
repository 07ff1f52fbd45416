// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/typingnotifier.h"

namespace parlor {

namespace {

constexpr std::chrono::seconds kEvery(4);
constexpr std::chrono::seconds kServerForgetsAfter(6);

}  // namespace

void TypingNotifier::setTyping(RoomId room, bool typing)
{
    const auto told = m_toldAt.constFind(room);
    const std::chrono::milliseconds now = m_clock.monotonic();
    const bool isTold = told != m_toldAt.constEnd() && now < *told + kServerForgetsAfter;
    if (typing && (!isTold || now >= *told + kEvery)) {
        m_toldAt.insert(room, now);
        m_api.typing(room, true);
    } else if (!typing && isTold) {
        m_toldAt.remove(room);
        m_api.typing(room, false);
    }
}

}  // namespace parlor
