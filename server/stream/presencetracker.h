// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QHash>
#include <QSet>
#include <chrono>
#include <functional>

namespace parlor {

/// Who counts as there: from the first stream until ten seconds after the last one closed, so that a
/// reconnect is no event. Lives on the stream thread.
class PresenceTracker
{
public:
    static constexpr std::chrono::seconds kGrace{10};

    struct Callbacks {
        std::function<void(UserId)> connected;
        std::function<void(UserId)> disconnected;
    };
    explicit PresenceTracker(Callbacks callbacks) : m_callbacks(std::move(callbacks)) {}

    void firstOpened(UserId user);
    void lastClosed(UserId user, std::chrono::milliseconds now);
    /// Called about once a second.
    void sweep(std::chrono::milliseconds now);
    /// Everybody goes: the server stops.
    void disconnectAll();

private:
    Callbacks m_callbacks;
    QSet<UserId> m_online;
    QHash<UserId, std::chrono::milliseconds> m_offlineAt;
};

}  // namespace parlor
