// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/messageapi.h"
#include "session/eventapplier.h"

namespace parlor {

/// Fetches pages of history, each only once at a time, and puts them into their timelines.
class HistoryLoader final : public QObject
{
    Q_OBJECT
public:
    HistoryLoader(MessageApi &api, RoomDirectory &rooms, EventApplier &applier, QObject *parent = nullptr);

    /// The most that the server gives at once.
    void setPageLimit(int limit) { m_pageLimit = limit; }

    void loadNewest(RoomId room);
    void loadOlder(RoomId room);
    void fillGap(RoomId room, Gap gap);
    void loadAround(RoomId room, Seq seq, QObject *context, Reply<Done> done);
    /// Fetches everything again that lies before `seq` and is in the list: after a reset nobody has told
    /// what was changed there. One page after the other, from the newest down.
    void refreshBefore(RoomId room, Seq seq);
    /// Fills the gaps that one page can fill, next to the end: what a live list must not show for long.
    void fillSmallGapAtEnd(RoomId room);

private:
    using Whence = std::pair<RoomId, QString>;
    void fetch(RoomId room, HistoryPosition position, int limit, const QString &name, Reply<MessagePage> done);

    MessageApi &m_api;
    RoomDirectory &m_rooms;
    EventApplier &m_applier;
    int m_pageLimit = 200;
    std::map<Whence, std::vector<Reply<MessagePage>>> m_underWay;
};

}  // namespace parlor
