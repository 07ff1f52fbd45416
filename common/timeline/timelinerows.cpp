// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_p.h"

#include <algorithm>

namespace parlor {

DeliveryState Timeline::Private::stateAt(UserId sender, MessageKind kind, Seq seq) const
{
    if (!isOwn(sender, kind))
        return DeliveryState::Received;
    return seq <= marks.highest() ? DeliveryState::Read : DeliveryState::Sent;
}

bool Timeline::Private::accepts(const Message &message) const
{
    const auto isNumber = [](qint64 value) { return value > 0 && value <= RowName::kMaxNumber; };
    return message.roomId == room && isNumber(message.id.value) && isNumber(message.seq);
}

int Timeline::Private::indexOf(MessageId id) const
{
    const Seq seq = places.value(id);
    return seq ? confirmed.indexOfKey(seq) : -1;
}

int Timeline::Private::indexOf(const ClientKey &key) const
{
    const OwnKeys::Key *known = keys.find(key);
    if (!known)
        return -1;
    return known->isPending ? indexOfPending(*known) : indexOf(known->message);
}

int Timeline::Private::indexOfGap(qint64 name) const
{
    const int index = confirmed.indexOfKey(shrunkGaps.value(name, name));
    return index < confirmed.size() ? index : -1;
}

void Timeline::Private::raiseReplyCount(MessageId id, int count, ChangeSetBuilder &changes)
{
    const int index = indexOf(id);
    if (index < 0) {
        orphans.raiseReplyCount(id, count);
        return;
    }
    const RowList::Entry entry = confirmed.at(index);
    if (entry.row->replyCount() >= count)
        return;
    const RowPtr row = entry.row->withReplyCount(count);
    confirmed.replace(index, {entry.key, row});
    changes.update(index, row);
}

void Timeline::Private::improve(const Message &picture, ChangeSetBuilder &changes)
{
    const int index = indexOf(picture.id);
    // A page that has it at two places: its row is not there yet.
    if (index >= confirmed.size() || confirmed.at(index).row->id() != picture.id)
        return;
    const RowPtr held = confirmed.at(index).row;
    if (picture.revision <= held->revision()) {
        raiseReplyCount(picture.id, picture.replyCount, changes);
        return;
    }
    const RowPtr row = held->withPicture(picture);
    confirmed.replace(index, {row->seq(), row});
    changes.update(index, row);
}

void Timeline::Private::refreshStates(Seq before, Seq after, ChangeSetBuilder &changes)
{
    const int first = confirmed.indexOfKey(std::min(before, after) + 1);
    const int end = confirmed.indexOfKey(std::max(before, after) + 1);
    std::vector<std::pair<int, RowPtr>> changed;
    confirmed.forEach(first, end - first, [&](int index, const RowList::Entry &entry) {
        const Row &row = *entry.row;
        const DeliveryState state = stateAt(row.senderId(), row.kind(), row.seq());
        if (!row.isGap() && state != row.state())
            changed.emplace_back(index, row.withState(state));
    });
    for (auto &[index, row] : changed) {
        confirmed.replace(index, {row->seq(), row});
        changes.update(index, std::move(row));
    }
}

}  // namespace parlor
