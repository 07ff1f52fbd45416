// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bus/inprocessbus.h"

namespace parlor {

void InProcessBus::publish(const QList<LoggedEventPtr> &events)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[id, listener] : m_listeners) {
        if (listener.logged)
            listener.logged(events);
    }
}

void InProcessBus::publish(const PassingEvent &event)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[id, listener] : m_listeners) {
        if (listener.passing)
            listener.passing(event);
    }
}

void InProcessBus::publish(const SessionEnded &ended)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[id, listener] : m_listeners) {
        if (listener.sessionEnded)
            listener.sessionEnded(ended);
    }
}

EventBus::SubscriptionId InProcessBus::subscribe(BusListener listener)
{
    const std::scoped_lock lock(m_mutex);
    m_listeners.emplace(++m_lastId, std::move(listener));
    return m_lastId;
}

void InProcessBus::unsubscribe(SubscriptionId id)
{
    const std::scoped_lock lock(m_mutex);
    m_listeners.erase(id);
}

}  // namespace parlor
