// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"

#include "base/post.h"

#include <QPointer>
#include <QThread>
#include <map>
#include <mutex>
#include <optional>

namespace parlor {

using std::chrono::milliseconds;

/// The alarm itself, shared with a firing that is under way so that the timer may be destroyed meanwhile.
struct Alarm {
    QPointer<QObject> context;
    QThread *thread = nullptr;
    std::function<void()> onTimeout;
    quint64 generation = 0;  ///< counts start() and stop(): a firing of an older one is void
    bool active = false;
};

struct ManualClock::State {
    mutable std::mutex mutex;
    qint64 wallMs = 0;
    milliseconds monotonic{1'000'000};
    quint64 order = 0;
    struct Due {
        std::shared_ptr<Alarm> alarm;
        quint64 generation;
    };
    std::map<std::pair<milliseconds, quint64>, Due> due;  ///< by time, then by the order of starting
};

namespace {

class ManualTimer final : public Timer
{
public:
    ManualTimer(std::shared_ptr<ManualClock::State> state, QObject *context, std::function<void()> onTimeout)
        : m_state(std::move(state)), m_alarm(std::make_shared<Alarm>())
    {
        m_alarm->context = context;
        m_alarm->thread = context->thread();
        m_alarm->onTimeout = std::move(onTimeout);
    }
    ~ManualTimer() override { stop(); }
    void start(milliseconds delay) override
    {
        const std::scoped_lock lock(m_state->mutex);
        m_alarm->active = true;
        m_state->due.insert({{m_state->monotonic + std::max(delay, milliseconds(0)), ++m_state->order},
                             {m_alarm, ++m_alarm->generation}});
    }
    void stop() override
    {
        const std::scoped_lock lock(m_state->mutex);
        m_alarm->active = false;
        ++m_alarm->generation;
    }
    bool isActive() const override
    {
        const std::scoped_lock lock(m_state->mutex);
        return m_alarm->active;
    }

private:
    std::shared_ptr<ManualClock::State> m_state;
    std::shared_ptr<Alarm> m_alarm;
};

/// On the alarm's own thread.
void fire(const std::shared_ptr<ManualClock::State> &state, const ManualClock::State::Due &due)
{
    {
        const std::scoped_lock lock(state->mutex);
        if (due.alarm->generation != due.generation)
            return;
        due.alarm->active = false;
        ++due.alarm->generation;
    }
    if (due.alarm->context)
        due.alarm->onTimeout();
}

}  // namespace

ManualClock::ManualClock(Timestamp start) : m_state(std::make_shared<State>())
{
    m_state->wallMs = start.ms;
}

ManualClock::~ManualClock() = default;

Timestamp ManualClock::now() const
{
    const std::scoped_lock lock(m_state->mutex);
    return Timestamp{m_state->wallMs};
}

milliseconds ManualClock::monotonic() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->monotonic;
}

std::unique_ptr<Timer> ManualClock::createTimer(QObject *context, std::function<void()> onTimeout)
{
    return std::make_unique<ManualTimer>(m_state, context, std::move(onTimeout));
}

void ManualClock::advance(milliseconds by)
{
    std::unique_lock lock(m_state->mutex);
    const milliseconds end = m_state->monotonic + by;
    const auto moveTo = [this](milliseconds moment) {
        m_state->wallMs += (moment - m_state->monotonic).count();
        m_state->monotonic = moment;
    };
    while (!m_state->due.empty() && m_state->due.begin()->first.first <= end) {
        const auto node = m_state->due.extract(m_state->due.begin());
        const State::Due due = node.mapped();
        if (due.alarm->generation != due.generation)
            continue;
        moveTo(std::max(node.key().first, m_state->monotonic));
        lock.unlock();
        if (due.alarm->thread == QThread::currentThread())
            fire(m_state, due);
        else if (QObject *context = due.alarm->context)
            post(context, [state = m_state, due] { fire(state, due); });
        lock.lock();
    }
    moveTo(end);
}

void ManualClock::jumpWallTime(milliseconds by)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->wallMs += by.count();
}

}  // namespace parlor
