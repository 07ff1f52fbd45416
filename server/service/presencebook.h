// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/presence.h"

#include <QHash>
#include <mutex>

namespace parlor {

/// Who is there now and as what, in memory. Shared by the services and by the writes under way. Safe on any thread.
class PresenceBook
{
public:
    /// The first stream of a person opened: the status to tell, or nothing where that is no news.
    std::optional<PresenceStatus> connect(UserId user);
    /// The last one closed. Whether that is news.
    bool disconnect(UserId user);
    /// How the person wishes to be seen. Whether others see a change now.
    bool setWish(UserId user, PresenceStatus status);

    PresenceStatus statusOf(UserId user) const;
    bool isThere(UserId user) const { return statusOf(user) != PresenceStatus::Offline; }
    /// Those who are not offline.
    QHash<UserId, PresenceStatus> present() const;

private:
    struct State {
        bool isConnected = false;
        PresenceStatus wish = PresenceStatus::Online;
    };
    mutable std::mutex m_mutex;
    QHash<UserId, State> m_states;
};

}  // namespace parlor
