// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/orphans.h"
#include "timeline/ownkeys.h"
#include "timeline/readmarks.h"
#include "timeline/rowlist.h"
#include "timeline/timeline.h"

#include <QHash>
#include <span>

namespace parlor {

/// What a Timeline holds: two lists of rows, the indexes that lead into them, and what waits.
struct Timeline::Private {
    Private(RoomId ofRoom, UserId ownUser) : room(ofRoom), self(ownUser) {}

    const RoomId room;
    const UserId self;
    unsigned generation = 0;  // of row ids: the number of restarts

    RowList confirmed;             // messages and gaps by (first) seq
    RowList pending;               // by order of composing; stand after all confirmed ones
    QHash<MessageId, Seq> places;  // of every confirmed message
    QHash<Seq, Seq> shrunkGaps;    // where a gap begins now that was named after another seq
    OwnKeys keys;
    Orphans orphans;
    ReadMarks marks;
    Seq head = 0;

    // Looking up: timelinerows.cpp.
    bool isOwn(UserId sender, MessageKind kind) const { return sender == self && kind != MessageKind::System; }
    DeliveryState stateAt(UserId sender, MessageKind kind, Seq seq) const;
    bool accepts(const Message &message) const;
    int indexOf(MessageId id) const;
    int indexOf(const ClientKey &key) const;
    int indexOfPending(const OwnKeys::Key &key) const
    {
        return confirmed.size() + pending.indexOfKey(keys.orderOf(key));
    }
    int indexOfGap(qint64 name) const;

    // Changing one row: timelinerows.cpp.
    void raiseReplyCount(MessageId id, int count, ChangeSetBuilder &changes);
    /// A confirmed message gets a picture that may be better than the one it has.
    void improve(const Message &picture, ChangeSetBuilder &changes);
    /// Own messages between the two marks become Sent or Read, as the marks now say.
    void refreshStates(Seq before, Seq after, ChangeSetBuilder &changes);

    // Placing: timelineplacing.cpp.
    struct Newcomer {
        Seq seq = 0;
        const Message *picture = nullptr;
    };
    struct Hole {
        int index = 0;  // of the gap row, or where the first row would be inserted
        Gap range;
        RowPtr gapRow;  // null: nothing stands there yet
    };
    void place(std::span<const Message> messages, ChangeSetBuilder &changes);
    void insertNewcomers(std::span<const Newcomer> newcomers, ChangeSetBuilder &changes);
    /// Where a seq belongs; nothing if a message has it.
    std::optional<Hole> holeAt(Seq seq) const;
    void fill(const Hole &hole, std::span<const Newcomer> newcomers, ChangeSetBuilder &changes);
    /// Lets the last gap reach the head.
    void extendTail(ChangeSetBuilder &changes);

    class Arrivals;
    class HoleFilling;
};

}  // namespace parlor
