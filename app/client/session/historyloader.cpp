// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/historyloader.h"

#include "base/logging.h"

namespace parlor {

namespace {

constexpr int kScreenful = 50;

}  // namespace

HistoryLoader::HistoryLoader(MessageApi &api, RoomDirectory &rooms, EventApplier &applier, QObject *parent)
    : QObject(parent), m_api(api), m_rooms(rooms), m_applier(applier)
{
}

/// `name` says what is fetched: a second one of the same name joins the first.
void HistoryLoader::fetch(RoomId room, HistoryPosition position, int limit, const QString &name,
                          Reply<MessagePage> done)
{
    const Whence whence{room, name};
    std::vector<Reply<MessagePage>> &waiting = m_underWay[whence];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1)
        return;
    m_api.page(room, position, std::min(limit, m_pageLimit), this, [this, room, whence](Result<MessagePage> page) {
        const std::vector<Reply<MessagePage>> replies = std::move(m_underWay.extract(whence).mapped());
        if (page)
            m_applier.place(room, page->messages);
        else
            qCInfo(logClient) << "a page of history cannot be had:" << page.error().detail;
        for (const Reply<MessagePage> &reply : replies)
            reply(page);
    });
}

void HistoryLoader::loadNewest(RoomId room)
{
    fetch(room, {}, kScreenful, QStringLiteral("newest"), [](Result<MessagePage>) {});
}

void HistoryLoader::loadOlder(RoomId room)
{
    const RoomState *state = m_rooms.find(room);
    if (!state || state->isLoadingOlder() || !state->hasOlder())
        return;
    const Seq first = state->timeline().firstSeq();
    m_rooms.setLoadingOlder(room, true);
    const HistoryPosition position = first > 0 ? HistoryPosition{HistoryPosition::Kind::Before, first}
                                               : HistoryPosition{};
    fetch(room, position, kScreenful * 2, QStringLiteral("older"),
          [this, room](Result<MessagePage>) { m_rooms.setLoadingOlder(room, false); });
}

void HistoryLoader::fillGap(RoomId room, Gap gap)
{
    if (!m_rooms.find(room) || gap.to < gap.from)
        return;
    const int size = int(std::min<Seq>(gap.to - gap.from + 1, kScreenful * 2));
    fetch(room, {HistoryPosition::Kind::Before, gap.to + 1}, size, QStringLiteral("gap %1").arg(gap.to),
          [](Result<MessagePage>) {});
}

void HistoryLoader::loadAround(RoomId room, Seq seq, QObject *context, Reply<Done> done)
{
    const auto finish = [done = guarded(context, std::move(done))](Result<MessagePage> page) {
        done(page ? Status(Done{}) : Status(page.error()));
    };
    fetch(room, {HistoryPosition::Kind::Around, seq}, kScreenful, QStringLiteral("around %1").arg(seq), finish);
}

void HistoryLoader::refreshBefore(RoomId room, Seq seq)
{
    const RoomState *state = m_rooms.find(room);
    if (!state || seq <= state->timeline().firstSeq() || state->timeline().firstSeq() == 0)
        return;
    const Seq first = state->timeline().firstSeq();
    fetch(room, {HistoryPosition::Kind::Before, seq}, int(std::min<Seq>(seq - first, m_pageLimit)),
          QStringLiteral("refresh %1").arg(seq), [this, room](Result<MessagePage> page) {
              if (page && !page->messages.isEmpty())
                  refreshBefore(room, page->messages.first().seq);
          });
}

void HistoryLoader::fillSmallGapAtEnd(RoomId room)
{
    const RoomState *state = m_rooms.find(room);
    if (!state)
        return;
    const Timeline &timeline = state->timeline();
    int places = 0;
    for (int i = timeline.size() - 1; i >= 0 && places < kScreenful; --i) {
        const RowPtr row = timeline.at(i);
        if (row->isPending())
            continue;
        if (!row->isGap()) {
            ++places;
            continue;
        }
        const Gap gap = *row->gap();
        if (gap.to - gap.from < m_pageLimit)
            fetch(room, {HistoryPosition::Kind::Before, gap.to + 1}, int(gap.to - gap.from + 1),
                  QStringLiteral("gap %1").arg(gap.to), [](Result<MessagePage>) {});
        return;
    }
}

}  // namespace parlor
