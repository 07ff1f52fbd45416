// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/event.h"
#include "service/caller.h"
#include "service/door.h"
#include "service/servicecontext.h"

#include <QObject>
#include <map>
#include <memory>

namespace parlor {

/// Something that members of a room are doing just now, told by passing events: on, and off when they say so
/// or have said nothing for a while. Lives on the thread that made it, which must run an event loop; its
/// functions are called there.
class PassingState : public QObject
{
    Q_OBJECT
public:
    struct Rules {
        std::chrono::milliseconds lasts;
        bool isToldToSelf = false;
        event::Payload (*payload)(UserId user, bool on) = nullptr;
    };
    PassingState(const ServiceContext &context, const Rules &rules);
    ~PassingState() override;

protected:
    /// NotFound or NotAMember for whoever is not in the room.
    void set(const Caller &caller, RoomId room, bool on, Reply<Done> reply);
    /// Everything that somebody does, in every room. Any thread.
    void endAll(UserId user);

private:
    using Key = std::pair<RoomId, UserId>;
    void apply(Key key, bool on);
    void announce(Key key, bool on);

    ServiceContext m_context;
    Rules m_rules;
    std::shared_ptr<Door<PassingState>> m_door;
    std::map<Key, std::unique_ptr<Timer>> m_active;
};

}  // namespace parlor
