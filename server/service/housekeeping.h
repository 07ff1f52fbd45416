// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicecontext.h"

#include <chrono>
#include <memory>

class QObject;

namespace parlor {

class Timer;

/// Forgets what the server has kept for long enough: events after the retention, in small steps between other writes,
/// so that nobody waits for it. Messages are kept for ever. Lives on the thread of its context; the work is done on the
/// writer's.
class Housekeeping
{
public:
    static constexpr std::chrono::minutes kPause{10};

    /// `thread` is an object of the thread it lives on; it outlives the store.
    Housekeeping(const ServiceContext &context, QObject &thread);
    ~Housekeeping();

    /// Looks now, and then every ten minutes.
    void sweep();

private:
    void pruneSome();

    ServiceContext m_context;
    QObject &m_thread;
    std::unique_ptr<Timer> m_timer;
    bool m_isPruning = false;
    /// What comes back from the writer looks whether this is still there.
    std::shared_ptr<Housekeeping *> m_self;
};

}  // namespace parlor
