// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/post.h"

#include <mutex>

namespace parlor {

/// Lets other threads hand work to an object of one thread while it is there; shared with whoever may come
/// later than its end.
template<typename Owner>
class Door
{
public:
    explicit Door(Owner *owner) : m_owner(owner) {}

    /// By the owner, at its end.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_owner = nullptr;
    }
    /// Any thread: runs `work(owner)` in the owner's event loop, or not at all.
    template<typename Work>
    void enter(Work work)
    {
        const std::scoped_lock lock(m_mutex);
        if (Owner *owner = m_owner)
            post(owner, [owner, work = std::move(work)] { work(*owner); });
    }

private:
    std::mutex m_mutex;
    Owner *m_owner;
};

}  // namespace parlor
