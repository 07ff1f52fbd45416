// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_p.h"

#include <algorithm>
#include <deque>

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
    int m_index;                              // where the next row goes
    RowPtr m_gapRow;                          // stands there, until it is used or removed
    std::vector<RowList::Entry> m_waiting;    // to be inserted there as one range
    ChangeSetBuilder &m_changes;
};

void Timeline::Private::place(std::span<const Message> messages, ChangeSetBuilder &changes)
{
    std::vector<Newcomer> told;
    told.reserve(messages.size());
    for (const Message &message : messages) {
        if (!accepts(message))
            continue;
        head = std::max(head, message.seq);
        told.push_back({message.seq, &message});
    }
    const auto bySeq = [](const Newcomer &a, const Newcomer &b) { return a.seq < b.seq; };
    if (!std::is_sorted(told.begin(), told.end(), bySeq))
        std::stable_sort(told.begin(), told.end(), bySeq);

    // Newcomers are merged with what was told of them already, here or as orphans, before they are placed.
    std::vector<Newcomer> newcomers;
    std::deque<Message> merged;
    const auto merge = [&](Newcomer &newcomer, const Message &better, int replyCount) {
        Message picture = better;
        picture.seq = newcomer.seq;
        picture.senderId = newcomer.picture->senderId;
        picture.clientKey = newcomer.picture->clientKey;
        picture.replyCount = replyCount;
        newcomer.picture = &merged.emplace_back(std::move(picture));
    };
    places.reserve(places.size() + (messages.size() > 1 ? qsizetype(told.size()) : 0));
    for (const Newcomer &next : told) {
        const Message &picture = *next.picture;
        const bool follows = !newcomers.empty() && newcomers.back().seq == next.seq;
        if (follows && newcomers.back().picture->id == picture.id) {
            const Message &held = *newcomers.back().picture;
            const int replyCount = std::max(held.replyCount, picture.replyCount);
            if (picture.revision > held.revision)
                merge(newcomers.back(), picture, replyCount);
            else if (replyCount > held.replyCount)
                merge(newcomers.back(), held, replyCount);
            continue;
        }
        if (places.contains(picture.id)) {
            improve(picture, changes);
            continue;
        }
        if (follows)
            continue;
        places.insert(picture.id, next.seq);
        newcomers.push_back(next);
        const Orphans::Waiting waiting = orphans.take(picture.id);
        const int replyCount = std::max(waiting.replyCount, picture.replyCount);
        if (waiting.picture && waiting.picture->revision >= picture.revision)
            merge(newcomers.back(), *waiting.picture, replyCount);
        else if (replyCount > picture.replyCount)
            merge(newcomers.back(), picture, replyCount);
    }
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
        return Hole{0, {seq, head}, nullptr};
    const int next = confirmed.indexOfKey(seq + 1);
    if (next == 0)
        return Hole{0, {seq, confirmed.at(0).key - 1}, nullptr};
    const RowPtr row = confirmed.at(next - 1).row;
    const bool isTail = next == confirmed.size();
    if (row->isGap())
        return Hole{next - 1, {row->firstSeq(), isTail ? head : row->lastSeq()}, row};
    if (row->lastSeq() == seq)
        return std::nullopt;
    // Inside every seq is covered: only the tail is left.
    return Hole{next, {row->lastSeq() + 1, head}, nullptr};
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
