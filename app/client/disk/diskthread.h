// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/post.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <atomic>
#include <memory>

namespace parlor {

/// One thread for the disk work of a session: carries out what it is given, in that order. Destroying it
/// carries out everything that was given before.
class DiskThread
{
public:
    DiskThread();
    ~DiskThread();

    /// From the owner's thread.
    template<typename Work>
    void run(Work &&work)
    {
        post(m_context.get(), std::forward<Work>(work));
    }

    /// The same, and then, on the owner's thread, `then` with what the work gave, unless the context or
    /// this thread is gone by then.
    template<typename Work, typename Then>
    void run(Work work, QObject *context, Then then)
    {
        run([this, work = std::move(work), context = QPointer<QObject>(context), then = std::move(then)]() mutable {
            // To an object of ours, which outlives the thread; only at home is it safe to ask for the context.
            post(&m_home, [result = work(), context = std::move(context), then = std::move(then)] {
                if (context)
                    then(result);
            });
        });
    }

private:
    QObject m_home;
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
    std::atomic<bool> m_drained = false;
};

/// Replaces a small file whole, readable by its owner alone; it is on disk when this returns. Disk thread.
bool writePrivateFile(const QString &path, const QByteArray &content);

}  // namespace parlor
