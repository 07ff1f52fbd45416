// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/roomapi.h"
#include "session/eventapplier.h"

namespace parlor {

/// Tells the server how far the person has read, one request a room at a time, the furthest place only;
/// what could not be told is told when the line is back.
class ReadReporter final : public QObject
{
    Q_OBJECT
public:
    ReadReporter(RoomApi &api, EventApplier &applier, QObject *parent = nullptr);

    void markRead(RoomId room, Seq seq);
    void resume();
    void clear() { m_wanted.clear(); }

private:
    void tell(RoomId room);
    void finish(RoomId room, Seq seq, const Result<ReadPosition> &answer);

    RoomApi &m_api;
    EventApplier &m_applier;
    QHash<RoomId, Seq> m_wanted;
    QSet<RoomId> m_underWay;
};

}  // namespace parlor
