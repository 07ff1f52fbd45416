// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stream/eventhub.h"

#include <QThread>

namespace parlor {

/// The thread that owns all streams, with the hub on it.
class StreamThread
{
public:
    explicit StreamThread(HubContext context);
    /// Waits for the thread, which is done after stop()'s callback.
    ~StreamThread();

    EventHub &hub() { return *m_hub; }
    /// `onStarted` is called on the stream thread.
    void start(std::function<void(Status)> onStarted);
    /// Says bye to every stream; `onStopped` is called on the stream thread. Once.
    void stop(std::function<void()> onStopped);

private:
    QThread m_thread;
    std::unique_ptr<EventHub> m_hub;
};

}  // namespace parlor
