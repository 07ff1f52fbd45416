// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/joiner.h"

#include "base/logging.h"

namespace parlor {

namespace {

constexpr int kMessagesPerRoom = 50;

}  // namespace

Joiner::Joiner(Clock &clock, IdGenerator &ids, SyncApi &api, EventApplier &applier, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_applier(applier),
      m_backoff(ids),
      m_timer(clock.createTimer(this, [this] { fetch(); }))
{
}

void Joiner::begin(EventFeed::Break how)
{
    m_how = std::max({how, m_how.value_or(how), m_owed.value_or(how)});
    m_owed.reset();
    // What was kept so far belongs before the break: the new picture has it.
    m_kept.clear();
    fetch();
}

void Joiner::cancel()
{
    m_timer->stop();
    delete m_request;
    if (m_how)
        m_owed = m_how;
    m_how.reset();
    m_kept.clear();
}

void Joiner::retryNow()
{
    if (isJoining() && m_timer->isActive())
        fetch();
}

void Joiner::take(const Event &event)
{
    if (isJoining())
        m_kept.append(event);
    else
        m_applier.apply(event);
}

void Joiner::fetch()
{
    m_timer->stop();
    // One that was asked for before the break may answer with the picture before it.
    delete m_request;
    m_request = m_api.sync(kMessagesPerRoom, this, [this](Result<SyncPicture> picture) { takePicture(picture); });
}

void Joiner::takePicture(const Result<SyncPicture> &picture)
{
    if (!isJoining())
        return;
    if (!picture) {
        qCInfo(logClient) << "the sync failed:" << picture.error().detail;
        m_timer->start(std::max(m_backoff.next(),
                                std::chrono::milliseconds(std::chrono::seconds(picture.error().retryAfterSeconds))));
        return;
    }
    m_backoff.reset();
    const EventFeed::Break how = *m_how;
    m_applier.applySync(*picture, how);
    Q_EMIT pictureApplied(*picture, how);
    // The applier drops those at or before the picture's cursor.
    const QList<Event> kept = std::exchange(m_kept, {});
    m_how.reset();
    for (const Event &event : kept)
        m_applier.apply(event);
    Q_EMIT joined();
}

}  // namespace parlor
