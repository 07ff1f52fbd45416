// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <atomic>
#include <memory>
#include <utility>

namespace parlor {

/// Runs `work` in the event loop of `context`'s thread, later, unless `context` is gone by then.
/// The only way in which our threads hand each other work through Qt. May be called from any thread
/// while `context` is alive. The atomic repeats the ordering that Qt's queue gives already, in code
/// that ThreadSanitizer can see (Qt itself is not instrumented).
template<typename Work>
void post(QObject *context, Work &&work)
{
    struct Parcel {
        explicit Parcel(Work &&w) : work(std::forward<Work>(w)) { sealed.store(true, std::memory_order_release); }
        std::decay_t<Work> work;
        std::atomic<bool> sealed = false;
    };
    auto parcel = std::make_shared<Parcel>(std::forward<Work>(work));
    QMetaObject::invokeMethod(
        context,
        [parcel = std::move(parcel)] {
            if (parcel->sealed.load(std::memory_order_acquire))
                parcel->work();
        },
        Qt::QueuedConnection);
}

}  // namespace parlor
