// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/streamthread.h"

#include "base/post.h"

namespace parlor {

StreamThread::StreamThread(HubContext context) : m_hub(std::make_unique<EventHub>(std::move(context)))
{
    m_thread.setObjectName(QStringLiteral("parlor-stream"));
    m_hub->moveToThread(&m_thread);
}

StreamThread::~StreamThread()
{
    m_thread.quit();
    m_thread.wait();
}

void StreamThread::start(std::function<void(Status)> onStarted)
{
    m_thread.start();
    post(m_hub.get(), [hub = m_hub.get(), onStarted = std::move(onStarted)] { onStarted(hub->start()); });
}

void StreamThread::stop(std::function<void()> onStopped)
{
    post(m_hub.get(), [hub = m_hub.get(), onStopped = std::move(onStopped)] {
        hub->stop();
        onStopped();
    });
}

}  // namespace parlor
