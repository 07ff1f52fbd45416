// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <memory>

namespace parlor {

/// A clock that moves only when told to: for tests, the simulator and the player of recorded tests.
/// Safe to share between threads.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start = Timestamp{1'795'248'000'000});  // 2026-11-21T08:00:00Z
    ~ManualClock() override;

    Timestamp now() const override;
    std::chrono::milliseconds monotonic() const override;
    std::unique_ptr<Timer> createTimer(QObject *context, std::function<void()> onTimeout) override;

    /// Moves both times on and fires what is due, in the order of its due times. A timer whose context
    /// lives on the calling thread fires within this call; the others are posted to their threads.
    void advance(std::chrono::milliseconds by);
    /// Moves the wall time alone: a clock that was set, or a machine that slept.
    void jumpWallTime(std::chrono::milliseconds by);

    struct State;

private:
    std::shared_ptr<State> m_state;
};

}  // namespace parlor
