// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/logfollower.h"

#include "base/logging.h"

namespace parlor {

namespace {

constexpr int kBatch = 500;

}  // namespace

LogFollower::LogFollower(std::unique_ptr<EventLog> log, Callbacks callbacks)
    : m_log(std::move(log)), m_callbacks(std::move(callbacks))
{
}

Status LogFollower::start()
{
    const Result<EventId> head = m_log->head();
    if (!head)
        return head.error();
    m_head = *head;
    return Done{};
}

void LogFollower::take(const LoggedEventPtr &event)
{
    if (event->id > m_head + 1 && !readUpTo(event->id - 1))
        return;  // catchUp() tries again
    if (event->id == m_head + 1)
        step(*event);
}

bool LogFollower::catchUp()
{
    const Result<EventId> head = m_log->head();
    return head && readUpTo(*head);
}

bool LogFollower::readUpTo(EventId last)
{
    while (m_head < last) {
        const Result<QList<LoggedEventPtr>> missing = m_log->read(m_head, kBatch);
        if (!missing || missing->isEmpty()) {
            qCWarning(logStream, "cannot read event %lld from the log", m_head + 1);
            return false;
        }
        if (missing->first()->id > m_head + 1) {
            qCWarning(logStream, "events %lld to %lld are not kept any more", m_head + 1, missing->first()->id - 1);
            m_callbacks.lost(std::exchange(m_head, missing->first()->id - 1));
        }
        for (const LoggedEventPtr &event : *missing) {
            if (event->id == m_head + 1)
                step(*event);
        }
    }
    return true;
}

void LogFollower::step(const LoggedEvent &event)
{
    m_callbacks.process(event);
    m_head = event.id;
}

LogRange LogFollower::range(const QString &epoch, EventId maxReplay)
{
    const Result<EventId> oldest = m_log->oldest();
    return {epoch, oldest ? *oldest : m_head + 1, m_head, maxReplay};
}

}  // namespace parlor
