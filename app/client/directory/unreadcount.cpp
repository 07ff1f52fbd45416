// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/unreadcount.h"

#include <algorithm>

namespace parlor {

namespace {

void add(UnreadTally &tally, const Row &row, UserId self)
{
    if (row.senderId() == self || row.kind() == MessageKind::System || row.isDeleted())
        return;
    ++tally.unread;
    const Mentions mentions = row.message().mentions;
    if (mentions.all || mentions.here || mentions.userIds.contains(self))
        ++tally.mentions;
}

}  // namespace

std::optional<UnreadTally> countUnread(const Timeline &timeline, UserId self, Seq lastReadSeq,
                                       const std::optional<UnreadSnapshot> &snapshot)
{
    const Seq head = std::max(timeline.head(), snapshot ? snapshot->lastSeq : 0);
    const bool isSnapshotOfThis = snapshot && snapshot->lastReadSeq == lastReadSeq;
    UnreadTally tally;
    Seq missing = head;  // the highest place that has not been seen on the way down
    std::optional<UnreadTally> afterSnapshot;
    const auto noteSnapshot = [&] {
        if (isSnapshotOfThis && !afterSnapshot && missing <= snapshot->lastSeq)
            afterSnapshot = UnreadTally{tally.unread + snapshot->tally.unread,
                                        tally.mentions + snapshot->tally.mentions};
    };
    noteSnapshot();
    for (int i = timeline.size() - 1; i >= 0 && missing > lastReadSeq; --i) {
        const RowPtr row = timeline.at(i);
        if (row->isPending())
            continue;
        if (row->isGap() || row->lastSeq() != missing)
            break;
        add(tally, *row, self);
        --missing;
        noteSnapshot();
    }
    if (missing <= lastReadSeq)
        return tally;
    return afterSnapshot;
}

}  // namespace parlor
