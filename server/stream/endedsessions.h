// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QSet>
#include <chrono>
#include <utility>

namespace parlor {

/// Sessions that ended a short while ago: a stream of theirs may still be on its way here. Remembered for a minute or
/// two. Lives on the stream thread.
class EndedSessions
{
public:
    static constexpr std::chrono::minutes kRemember{1};

    explicit EndedSessions(std::chrono::milliseconds now) : m_forgetAt(now + kRemember) {}

    void add(SessionId session) { m_now.insert(session); }
    bool contains(SessionId session) const { return m_now.contains(session) || m_before.contains(session); }
    /// Called about once a second.
    void sweep(std::chrono::milliseconds now)
    {
        if (now < m_forgetAt)
            return;
        m_before = std::exchange(m_now, {});
        m_forgetAt = now + kRemember;
    }

private:
    QSet<SessionId> m_now;
    QSet<SessionId> m_before;  ///< of the minute before
    std::chrono::milliseconds m_forgetAt;
};

}  // namespace parlor
