// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/eventbus.h"

#include <QObject>
#include <mutex>
#include <variant>
#include <vector>

namespace parlor {

/// Takes what the bus says, on whatever thread it says it, to the thread of a receiver: one wake-up for
/// everything that came meanwhile, in the order in which it came.
class BusInbox
{
public:
    using Item = std::variant<LoggedEventPtr, PassingEvent, SessionEnded>;

    /// `onItems` runs on `receiver`'s thread.
    BusInbox(EventBus &bus, QObject *receiver, std::function<void(std::vector<Item>)> onItems);
    ~BusInbox();

private:
    struct State;
    EventBus &m_bus;
    std::shared_ptr<State> m_state;
    EventBus::SubscriptionId m_subscription;
};

}  // namespace parlor
