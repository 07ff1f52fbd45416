// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/businbox.h"

#include "base/post.h"

namespace parlor {

struct BusInbox::State {
    std::mutex mutex;
    std::vector<Item> items;
    QObject *receiver = nullptr;  ///< null once the inbox is gone
    std::function<void(std::vector<Item>)> onItems;

    static void add(const std::shared_ptr<State> &state, auto &&fill)
    {
        const std::scoped_lock lock(state->mutex);
        const bool wasEmpty = state->items.empty();
        fill(state->items);
        if (wasEmpty && !state->items.empty() && state->receiver)
            post(state->receiver, [state] { deliver(state); });
    }

    static void deliver(const std::shared_ptr<State> &state)
    {
        std::vector<Item> items;
        {
            const std::scoped_lock lock(state->mutex);
            if (!state->receiver)
                return;
            items.swap(state->items);
        }
        state->onItems(std::move(items));
    }
};

BusInbox::BusInbox(EventBus &bus, QObject *receiver, std::function<void(std::vector<Item>)> onItems)
    : m_bus(bus), m_state(std::make_shared<State>())
{
    m_state->receiver = receiver;
    m_state->onItems = std::move(onItems);
    BusListener listener;
    listener.logged = [state = m_state](const QList<LoggedEventPtr> &events) {
        State::add(state,
                   [&events](std::vector<Item> &items) { items.insert(items.end(), events.begin(), events.end()); });
    };
    listener.passing = [state = m_state](const PassingEvent &event) {
        State::add(state, [&event](std::vector<Item> &items) { items.emplace_back(event); });
    };
    listener.sessionEnded = [state = m_state](const SessionEnded &ended) {
        State::add(state, [&ended](std::vector<Item> &items) { items.emplace_back(ended); });
    };
    m_subscription = bus.subscribe(std::move(listener));
}

BusInbox::~BusInbox()
{
    m_bus.unsubscribe(m_subscription);
    const std::scoped_lock lock(m_state->mutex);
    m_state->receiver = nullptr;
}

}  // namespace parlor
