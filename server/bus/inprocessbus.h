// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/eventbus.h"

#include <map>
#include <mutex>

namespace parlor {

/// The bus of a server that is one process: calls its listeners one after the other.
class InProcessBus final : public EventBus
{
public:
    void publish(const QList<LoggedEventPtr> &events) override;
    void publish(const PassingEvent &event) override;
    void publish(const SessionEnded &ended) override;
    SubscriptionId subscribe(BusListener listener) override;
    void unsubscribe(SubscriptionId id) override;

private:
    std::mutex m_mutex;  ///< held while listeners run: that is what unsubscribe() promises
    std::map<SubscriptionId, BusListener> m_listeners;
    SubscriptionId m_lastId = 0;
};

}  // namespace parlor
