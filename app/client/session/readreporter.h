// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/roomapi.h"
#include "session/eventapplier.h"
#include "session/retrytimer.h"

namespace parlor {

/// Tells the server how far the person has read, one request a room at a time, the furthest place only;
/// what could not be told is told later, at the latest when the line is back.
class ReadReporter final : public QObject
{
    Q_OBJECT
public:
    ReadReporter(Clock &clock, IdGenerator &ids, RoomApi &api, EventApplier &applier, QObject *parent = nullptr);

    void markRead(RoomId room, Seq seq);
    void resume();
    /// Another account: what was to be told is not the new one's.
    void clear();

private:
    void tell(RoomId room);
    void tellAll();
    void finish(RoomId room, Seq seq, const Result<ReadPosition> &answer);

    RoomApi &m_api;
    EventApplier &m_applier;
    QHash<RoomId, Seq> m_wanted;
    QSet<RoomId> m_underWay;
    std::unique_ptr<QObject> m_account = std::make_unique<QObject>();  ///< answers to an earlier one are dropped
    RetryTimer m_retry;
};

}  // namespace parlor
