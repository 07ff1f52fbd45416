// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_p.h"

#include <algorithm>
#include <forward_list>

namespace parlor {

/// Puts messages and what is left of the gap where a hole was, from its first seq to its last, and says so
/// in ranges.
class Timeline::Private::HoleFilling
{
public:
    HoleFilling(Private &timeline, const Hole &hole, ChangeSetBuilder &changes)
        : d(timeline), m_index(hole.index), m_gapRow(hole.gapRow), m_changes(changes)
    {
    }

    void removeGap()
    {
        d.shrunkGaps.remove(RowName(m_gapRow->rowId()).number());
        d.confirmed.remove(m_index);
        m_changes.remove(m_index, 1);
        m_gapRow.reset();
    }

    /// The first gap keeps the row that was there.
    void putGap(Gap gap)
    {
        if (!m_gapRow) {
            const RowName name(RowName::Kind::Gap, gap.from, d.generation);
            m_waiting.push_back({gap.from, Row::ofGap(name.id(), gap)});
            return;
        }
        flush();
        if (gap != m_gapRow->gap()) {
            const RowName name(m_gapRow->rowId());
            if (gap.from != name.number())
                d.shrunkGaps.insert(name.number(), gap.from);
            const RowPtr row = Row::ofGap(name.id(), gap);
            d.confirmed.replace(m_index, {gap.from, row});
            m_changes.update(m_index, row);
        }
        ++m_index;
        m_gapRow.reset();
    }

    void putMessage(const Newcomer &newcomer)
    {
        const Message &picture = *newcomer.picture;
        const DeliveryState state = d.stateAt(picture.senderId, picture.kind, newcomer.seq);
        if (OwnKeys::Key *key = bindKey(picture); key && key->isPending) {
            confirm(*key, newcomer, state);
            return;
        }
        const RowName name(RowName::Kind::Message, picture.id.value, d.generation);
        m_waiting.push_back({newcomer.seq, Row::ofMessage(name.id(), picture, state)});
    }

    void flush()
    {
        const int count = int(m_waiting.size());
        for (int i = 0; i < count; ++i)
            m_changes.insert(m_index + i, m_waiting[size_t(i)].row);
        d.confirmed.insert(m_index, m_waiting);
        m_index += count;
        m_waiting.clear();
    }

private:
    /// The own key that a message bears; null for a message of others, or where another bears it already.
    OwnKeys::Key *bindKey(const Message &picture)
    {
        if (!d.isOwn(picture.senderId, picture.kind) || picture.clientKey.isEmpty())
            return nullptr;
        OwnKeys::Key &key = d.keys[picture.clientKey];
        if (!key.message.isValid())
            key.message = picture.id;
        if (key.message != picture.id)
            return nullptr;
        key.isDone = key.isDone || key.composing;
        return &key;
    }

    /// The pending row becomes the message's; where it stands right here already, it need not move.
    void confirm(OwnKeys::Key &key, const Newcomer &newcomer, DeliveryState state)
    {
        flush();
        const int from = d.indexOfPending(key);
        d.pending.remove(from - d.confirmed.size());
        key.isPending = false;
        const RowName name(RowName::Kind::Composed, key.composing, 0);
        const RowPtr row = Row::ofMessage(name.id(), *newcomer.picture, state);
        d.confirmed.insert(m_index, {newcomer.seq, row});
        if (from == m_index)
            m_changes.update(m_index, row);
        else
            m_changes.move(from, m_index, row);
        ++m_index;
    }

    Private &d;
    int m_index;                            // where the next row goes
    RowPtr m_gapRow;                        // stands there, until it is used or removed
    std::vector<RowList::Entry> m_waiting;  // to be inserted there as one range
    ChangeSetBuilder &m_changes;
};

/// Pictures that a call is about to place, at most one for a message. Keeps what it had to put together
/// out of two.
class Timeline::Private::Arrivals
{
public:
    explicit Arrivals(size_t count) { m_told.reserve(count); }

    void add(const Message &picture) { m_told.push_back({picture.seq, &picture}); }

    /// By seq; of several pictures of a message the best is left.
    std::vector<Newcomer> &sorted()
    {
        const auto bySeq = [](const Newcomer &a, const Newcomer &b) { return a.seq < b.seq; };
        if (!std::is_sorted(m_told.begin(), m_told.end(), bySeq))
            std::stable_sort(m_told.begin(), m_told.end(), bySeq);
        auto last = m_told.begin();
        for (auto next = m_told.begin(); next != m_told.end(); ++next) {
            if (next == m_told.begin())
                continue;
            if (last->picture->id == next->picture->id && last->seq == next->seq)
                merge(*last, *next->picture, next->picture->revision > last->picture->revision,
                      next->picture->replyCount);
            else
                *++last = *next;
        }
        if (!m_told.empty())
            m_told.erase(std::next(last), m_told.end());
        return m_told;
    }

    /// The picture becomes the other one if that is better, but for what never changes; the larger reply count wins.
    void merge(Newcomer &newcomer, const Message &other, bool otherIsBetter, int replyCount)
    {
        const Message &held = *newcomer.picture;
        if (!otherIsBetter && replyCount <= held.replyCount)
            return;
        Message picture = otherIsBetter ? other : held;
        picture.seq = newcomer.seq;
        picture.senderId = held.senderId;
        picture.clientKey = held.clientKey;
        picture.kind = held.kind;
        picture.replyCount = std::max(replyCount, held.replyCount);
        newcomer.picture = &m_merged.emplace_front(std::move(picture));
    }

private:
    std::vector<Newcomer> m_told;
    std::forward_list<Message> m_merged;
};

void Timeline::Private::place(std::span<const Message> messages, ChangeSetBuilder &changes)
{
    Arrivals arrivals(messages.size());
    for (const Message &message : messages) {
        if (!accepts(message))
            continue;
        head = std::max(head, message.seq);
        arrivals.add(message);
    }
    std::vector<Newcomer> &newcomers = arrivals.sorted();
    if (newcomers.size() > 1)
        places.reserve(places.size() + qsizetype(newcomers.size()));

    // Those that are new move to the front.
    auto end = newcomers.begin();
    for (Newcomer &next : newcomers) {
        const Message &picture = *next.picture;
        if (places.contains(picture.id)) {
            improve(picture, changes);
            continue;
        }
        if (end != newcomers.begin() && std::prev(end)->seq == next.seq)
            continue;
        places.insert(picture.id, next.seq);
        const Orphans::Waiting waiting = orphans.take(picture.id);
        const bool isBetter = waiting.picture && waiting.picture->revision >= picture.revision;
        arrivals.merge(next, isBetter ? *waiting.picture : picture, isBetter, waiting.replyCount);
        *end++ = next;
    }
    newcomers.erase(end, newcomers.end());
    insertNewcomers(newcomers, changes);
    extendTail(changes);
}

void Timeline::Private::insertNewcomers(std::span<const Newcomer> newcomers, ChangeSetBuilder &changes)
{
    while (!newcomers.empty()) {
        const std::optional<Hole> hole = holeAt(newcomers.front().seq);
        if (!hole) {
            places.remove(newcomers.front().picture->id);
            newcomers = newcomers.subspan(1);
            continue;
        }
        const auto end = std::partition_point(newcomers.begin(), newcomers.end(),
                                              [&](const Newcomer &n) { return n.seq <= hole->range.to; });
        const auto count = size_t(end - newcomers.begin());
        fill(*hole, newcomers.first(count), changes);
        newcomers = newcomers.subspan(count);
    }
}

std::optional<Timeline::Private::Hole> Timeline::Private::holeAt(Seq seq) const
{
    if (confirmed.isEmpty())
        return Hole{0, {seq, head}, {}};
    const int next = confirmed.indexOfKey(seq + 1);
    if (next == 0)
        return Hole{0, {seq, confirmed.at(0).key - 1}, {}};
    const RowPtr row = confirmed.at(next - 1).row;
    const bool isTail = next == confirmed.size();
    if (row->isGap())
        return Hole{next - 1, {row->firstSeq(), isTail ? head : row->lastSeq()}, row};
    if (row->lastSeq() == seq)
        return std::nullopt;
    // Inside every seq is covered: only the tail is left.
    return Hole{next, {row->lastSeq() + 1, head}, {}};
}

void Timeline::Private::fill(const Hole &hole, std::span<const Newcomer> newcomers, ChangeSetBuilder &changes)
{
    HoleFilling filling(*this, hole, changes);
    const auto missing = hole.range.to - hole.range.from + 1;
    if (hole.gapRow && missing == Seq(newcomers.size()))
        filling.removeGap();
    Seq next = hole.range.from;
    for (const Newcomer &newcomer : newcomers) {
        if (next < newcomer.seq)
            filling.putGap({next, newcomer.seq - 1});
        filling.putMessage(newcomer);
        next = newcomer.seq + 1;
    }
    if (next <= hole.range.to)
        filling.putGap({next, hole.range.to});
    filling.flush();
}

void Timeline::Private::extendTail(ChangeSetBuilder &changes)
{
    if (confirmed.isEmpty())
        return;
    const int end = confirmed.size();
    const RowPtr last = confirmed.at(end - 1).row;
    if (last->lastSeq() >= head)
        return;
    if (last->isGap()) {
        const RowPtr row = Row::ofGap(last->rowId(), {last->firstSeq(), head});
        confirmed.replace(end - 1, {row->firstSeq(), row});
        changes.update(end - 1, row);
        return;
    }
    const Gap gap{last->lastSeq() + 1, head};
    const RowPtr row = Row::ofGap(RowName(RowName::Kind::Gap, gap.from, generation).id(), gap);
    confirmed.insert(end, {gap.from, row});
    changes.insert(end, row);
}

}  // namespace parlor
