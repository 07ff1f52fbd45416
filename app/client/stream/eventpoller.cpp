// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/eventpoller.h"

namespace parlor {

namespace {

constexpr std::chrono::seconds kWait(25);  ///< the protocol's longest

}  // namespace

EventPoller::EventPoller(SyncApi &api, QObject *parent) : QObject(parent), m_api(api) {}

void EventPoller::start(const std::optional<Cursor> &since)
{
    stop();
    m_isRunning = true;
    m_cursor = since;
    // The first answer says that polling works: no waiting for it.
    ask(std::chrono::seconds(0));
}

void EventPoller::stop()
{
    m_isRunning = false;
    delete m_request;
}

void EventPoller::ask(std::chrono::seconds wait)
{
    m_request = m_api.poll(m_cursor, wait, this, [this](Result<PollAnswer> answer) { take(answer); });
}

void EventPoller::take(const Result<PollAnswer> &answer)
{
    if (!m_isRunning)
        return;
    if (!answer) {
        m_isRunning = false;
        Q_EMIT failed(answer.error());
        return;
    }
    m_cursor = answer->reset ? answer->reset->cursor : answer->cursor;
    Q_EMIT answered(*answer);
    if (m_isRunning)
        ask(kWait);
}

}  // namespace parlor
