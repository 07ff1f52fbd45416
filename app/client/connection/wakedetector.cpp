// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/wakedetector.h"

#include <cstdlib>

namespace parlor {

namespace {

constexpr std::chrono::milliseconds kInterval(5000);
constexpr std::chrono::milliseconds kJump(5000);
constexpr std::chrono::milliseconds kLate(20000);

}  // namespace

WakeDetector::WakeDetector(Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_timer(clock.createTimer(this, [this] { look(); }))
{
}

void WakeDetector::start()
{
    mark();
    m_timer->start(kInterval);
}

void WakeDetector::stop()
{
    m_timer->stop();
}

void WakeDetector::mark()
{
    m_wall = m_clock.now();
    m_monotonic = m_clock.monotonic();
}

void WakeDetector::look()
{
    const std::chrono::milliseconds monotonic = m_clock.monotonic() - m_monotonic;
    const std::chrono::milliseconds wall(m_clock.now().ms - m_wall.ms);
    const bool jumped = std::abs((wall - monotonic).count()) > kJump.count();
    const bool isLate = monotonic > kInterval + kLate;
    start();
    if (jumped || isLate)
        Q_EMIT woke();
}

}  // namespace parlor
