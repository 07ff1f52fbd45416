// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <atomic>
#include <memory>
#include <utility>

namespace parlor {

/// Carries work through Qt's event queue. Its atomic repeats the order that the queue gives already, in
/// code that ThreadSanitizer can see (Qt itself is not instrumented): whoever takes the work out has seen
/// everything that was done before it was put in.
template<typename Work>
class Courier
{
public:
    explicit Courier(Work work) { m_work.store(new Work(std::move(work)), std::memory_order_release); }
    Courier(Courier &&other) noexcept { m_work.store(other.m_work.exchange(nullptr), std::memory_order_release); }
    Courier &operator=(Courier &&) = delete;
    ~Courier() { delete m_work.load(std::memory_order_acquire); }

    /// Once. Runs the work and is rid of it: whichever thread drops the empty courier later finds nothing to touch.
    void operator()()
    {
        // A load and a store, not an exchange: ThreadSanitizer looks at an exchange before it learns its order.
        const std::unique_ptr<Work> work(m_work.load(std::memory_order_acquire));
        m_work.store(nullptr, std::memory_order_release);
        (*work)();
    }

private:
    std::atomic<Work *> m_work = nullptr;
};

/// Runs `work` in the event loop of `context`'s thread, later, unless `context` is gone by then.
/// The only way in which our threads hand each other work through Qt. May be called from any thread
/// while `context` is alive.
template<typename Work>
void post(QObject *context, Work &&work)
{
    QMetaObject::invokeMethod(context, Courier<std::decay_t<Work>>(std::forward<Work>(work)), Qt::QueuedConnection);
}

}  // namespace parlor
