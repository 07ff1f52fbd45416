// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>

namespace parlor {

/// Notices that the machine slept: the wall clock went on while the monotonic one stood still, or a timer
/// came far too late. A wall clock that was set looks the same; reconnecting once for that does no harm.
class WakeDetector final : public QObject
{
    Q_OBJECT
public:
    explicit WakeDetector(Clock &clock, QObject *parent = nullptr);

    void start();
    void stop();

Q_SIGNALS:
    void woke();

private:
    void look();
    void mark();

    Clock &m_clock;
    std::unique_ptr<Timer> m_timer;
    Timestamp m_wall;
    std::chrono::milliseconds m_monotonic{0};
};

}  // namespace parlor
