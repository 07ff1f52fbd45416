// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QDateTime>
#include <QTimer>

namespace parlor {

namespace {

class SystemTimer final : public Timer
{
public:
    SystemTimer(QObject *context, std::function<void()> onTimeout)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, context, std::move(onTimeout));
    }
    void start(std::chrono::milliseconds delay) override { m_timer.start(delay); }
    void stop() override { m_timer.stop(); }
    bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

}  // namespace

Timestamp SystemClock::now() const
{
    return Timestamp{QDateTime::currentMSecsSinceEpoch()};
}

std::chrono::milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Timer> SystemClock::createTimer(QObject *context, std::function<void()> onTimeout)
{
    return std::make_unique<SystemTimer>(context, std::move(onTimeout));
}

}  // namespace parlor
