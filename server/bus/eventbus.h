// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/loggedevent.h"

#include <functional>

namespace parlor {

/// What a subscriber hears. Called on the publisher's thread (the writer's, for logged events), which must
/// not be held up: take what comes to a thread of your own. Each may be left empty.
struct BusListener {
    /// The events of one commit, in the order of the log, after the commit.
    std::function<void(const QList<LoggedEventPtr> &)> logged;
    std::function<void(const PassingEvent &)> passing;
    std::function<void(const SessionEnded &)> sessionEnded;
};

/// Carries events from where they happen to where streams are. It is only fast: what it loses is in the log.
/// All functions are safe on any thread.
class EventBus
{
public:
    using SubscriptionId = quint64;

    virtual ~EventBus() = default;

    virtual void publish(const QList<LoggedEventPtr> &events) = 0;
    virtual void publish(const PassingEvent &event) = 0;
    virtual void publish(const SessionEnded &ended) = 0;

    virtual SubscriptionId subscribe(BusListener listener) = 0;
    /// When it returns, the listener is not being called and will not be. Not from within a listener.
    virtual void unsubscribe(SubscriptionId id) = 0;
};

}  // namespace parlor
