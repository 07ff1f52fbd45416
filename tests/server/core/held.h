// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/writer.h"

#include <future>

namespace parlor {

/// Holds the writer in a write of its own until told, so that what is sent meanwhile makes one batch.
class Held
{
public:
    explicit Held(Writer &writer, const std::function<void(WriteTransaction &)> &first = {})
    {
        // The write may outlive this object, and run again where the store gave up the batch that it was in.
        writer.write<Done>(
            [gate = m_gate, first](WriteTransaction &transaction) -> Status {
                if (first)
                    first(transaction);
                if (!std::exchange(gate->hasEntered, true))
                    gate->entered.set_value();
                gate->isFree.wait();
                return Done{};
            },
            [](const Status &) {});
        m_gate->entered.get_future().wait();
    }
    void letGo() { m_gate->free.set_value(); }

private:
    struct Gate {
        std::promise<void> entered;
        bool hasEntered = false;  ///< the writer's thread
        std::promise<void> free;
        std::shared_future<void> isFree = free.get_future().share();
    };
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
};

}  // namespace parlor
