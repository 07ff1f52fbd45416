// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/syncapi.h"
#include "base/backoff.h"
#include "connection/eventfeed.h"
#include "session/eventapplier.h"

namespace parlor {

/// Joins the event stream to the sync picture without a hole: from a break on, events are kept back, the
/// picture is fetched and applied, then the kept events follow, those that are in it left out.
class Joiner final : public QObject
{
    Q_OBJECT
public:
    Joiner(Clock &clock, IdGenerator &ids, SyncApi &api, EventApplier &applier, QObject *parent = nullptr);

    /// Keeps back from now on. A break during a join starts the join anew; the graver of the two counts.
    void begin(EventFeed::Break how);
    /// Applies it, or keeps it back.
    void take(const Event &event);
    /// Gives up; how grave the break was is remembered for the next. What was kept back is gone: the feed must
    /// forget its cursor, which may be beyond it, so that there is a next.
    void cancel();
    void retryNow();

    bool isJoining() const { return m_how.has_value(); }
    /// Why it is joining; only while it is.
    EventFeed::Break how() const { return *m_how; }

Q_SIGNALS:
    /// The picture is applied, the kept events are not yet.
    void pictureApplied(const SyncPicture &picture, EventFeed::Break how);
    void joined();

private:
    void fetch();
    void takePicture(const Result<SyncPicture> &picture);

    SyncApi &m_api;
    EventApplier &m_applier;
    Backoff m_backoff;
    std::unique_ptr<Timer> m_timer;
    QPointer<QObject> m_request;
    std::optional<EventFeed::Break> m_how;
    std::optional<EventFeed::Break> m_owed;  ///< of a join that was given up
    QList<Event> m_kept;
};

}  // namespace parlor
