// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"
#include "base/error.h"

namespace parlor {

/// Does again what failed in passing: later and later, never before the server wishes it.
class RetryTimer
{
public:
    RetryTimer(Clock &clock, IdGenerator &ids, QObject *context, std::function<void()> retry)
        : m_backoff(ids), m_timer(clock.createTimer(context, std::move(retry)))
    {
    }

    void failed(const Error &why)
    {
        if (!m_timer->isActive())
            m_timer->start(
                std::max<std::chrono::milliseconds>(m_backoff.next(), std::chrono::seconds(why.retryAfterSeconds)));
    }
    void succeeded() { m_backoff.reset(); }
    /// Nothing is left to do again.
    void stop()
    {
        m_timer->stop();
        m_backoff.reset();
    }

private:
    Backoff m_backoff;
    std::unique_ptr<Timer> m_timer;
};

}  // namespace parlor
