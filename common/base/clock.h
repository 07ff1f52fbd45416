// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timestamp.h"

#include <QObject>
#include <chrono>
#include <functional>
#include <memory>

namespace parlor {

/// A single-shot alarm, made by a Clock. Lives on the thread of the context it was made for.
class Timer
{
public:
    virtual ~Timer() = default;
    /// Starts or restarts it.
    virtual void start(std::chrono::milliseconds delay) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;
};

/// The only source of time. Implementations are safe to read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time. May jump.
    virtual Timestamp now() const = 0;
    /// Since some fixed moment; never jumps back and, where the system can tell, stands still in sleep.
    virtual std::chrono::milliseconds monotonic() const = 0;
    /// `onTimeout` runs in the event loop of `context`'s thread, which must be the caller's.
    virtual std::unique_ptr<Timer> createTimer(QObject *context, std::function<void()> onTimeout) = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
    std::chrono::milliseconds monotonic() const override;
    std::unique_ptr<Timer> createTimer(QObject *context, std::function<void()> onTimeout) override;
};

}  // namespace parlor
