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
        writer.write<Done>(
            [this, first](WriteTransaction &transaction) -> Status {
                if (first)
                    first(transaction);
                m_entered.set_value();
                m_free.get_future().wait();
                return Done{};
            },
            [](const Status &) {});
        m_entered.get_future().wait();
    }
    void letGo() { m_free.set_value(); }

private:
    std::promise<void> m_entered;
    std::promise<void> m_free;
};

}  // namespace parlor
