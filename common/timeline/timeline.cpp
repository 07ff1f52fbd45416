// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline.h"

#include "timeline/timeline_p.h"

#include <algorithm>

namespace parlor {

Timeline::Timeline(RoomId room, UserId self) : d(std::make_unique<Private>(room, self)) {}
Timeline::~Timeline() = default;
Timeline::Timeline(Timeline &&) noexcept = default;
Timeline &Timeline::operator=(Timeline &&) noexcept = default;

int Timeline::size() const
{
    return d->confirmed.size() + d->pending.size();
}

RowPtr Timeline::at(int index) const
{
    const int confirmed = d->confirmed.size();
    return index < confirmed ? d->confirmed.at(index).row : d->pending.at(index - confirmed).row;
}

int Timeline::indexOf(MessageId id) const
{
    return d->indexOf(id);
}

int Timeline::indexOf(const ClientKey &ownKey) const
{
    return d->indexOf(ownKey);
}

int Timeline::indexOfRow(RowId row) const
{
    const RowName name(row);
    int index = -1;
    if (name.kind() == RowName::Kind::Composed)
        index = d->indexOf(d->keys.keyOf(name.number()));
    else if (name.isOfGeneration(d->generation))
        index = name.kind() == RowName::Kind::Gap ? d->indexOfGap(name.number()) : d->indexOf(MessageId{name.number()});
    return index >= 0 && at(index)->rowId() == row ? index : -1;
}

int Timeline::indexOfSeq(Seq seq) const
{
    const int index = d->confirmed.indexOfKey(seq + 1) - 1;
    return index >= 0 && d->confirmed.at(index).row->lastSeq() >= seq ? index : -1;
}

Seq Timeline::firstSeq() const
{
    return d->confirmed.isEmpty() ? 0 : d->confirmed.at(0).key;
}

Seq Timeline::head() const
{
    return d->head;
}

std::optional<Message> Timeline::find(MessageId id) const
{
    const int index = d->indexOf(id);
    return index < 0 ? d->orphans.find(id) : d->confirmed.at(index).row->message();
}

QList<UserId> Timeline::readBy(Seq seq) const
{
    const int index = indexOfSeq(seq);
    return d->marks.readers(seq, index < 0 ? UserId{} : at(index)->senderId());
}

ChangeSet Timeline::compose(const PendingMessage &message)
{
    ChangeSetBuilder changes;
    if (message.clientKey.isEmpty())
        return {};
    OwnKeys::Key &key = d->keys[message.clientKey];
    if (key.composing)
        return {};
    qint64 order = qint64(message.order);
    const auto isTaken = [this](qint64 place) {
        const int index = d->pending.indexOfKey(place);
        return index < d->pending.size() && d->pending.at(index).key == place;
    };
    while (isTaken(order))
        ++order;
    d->keys.noteComposed(message.clientKey, key, quint64(order));
    if (key.message.isValid()) {
        key.isDone = true;
        // What waited because nobody knew that it was composed here has its place now.
        if (const std::optional<Message> orphan = d->orphans.find(key.message))
            d->place(std::span(&*orphan, 1), changes);
        return changes.take();
    }
    if (key.isDone)
        return {};

    Message picture;
    picture.roomId = d->room;
    picture.clientKey = message.clientKey;
    picture.senderId = d->self;
    picture.body = message.body;
    picture.replyTo = message.replyTo;
    picture.attachments = message.attachments;
    picture.createdAt = message.composedAt;
    const bool failed = message.state == DeliveryState::Failed;
    const RowPtr row = Row::ofMessage(RowName(RowName::Kind::Composed, key.composing, 0).id(), picture, message.state,
                                      failed ? message.failure : std::nullopt);
    const int index = d->pending.indexOfKey(order);
    d->pending.insert(index, {order, row});
    key.isPending = true;
    changes.insert(d->confirmed.size() + index, row);
    return changes.take();
}

ChangeSet Timeline::setDelivery(const ClientKey &key, DeliveryState state, std::optional<Error> failure)
{
    const OwnKeys::Key *known = d->keys.find(key);
    const bool isOutboxState = state == DeliveryState::Queued || state == DeliveryState::Sending
                               || state == DeliveryState::Failed;
    if (!known || !known->isPending || !isOutboxState)
        return {};
    if (state != DeliveryState::Failed)
        failure.reset();
    const int index = d->indexOfPending(*known);
    const RowPtr held = at(index);
    if (held->state() == state && held->failure() == failure)
        return {};
    const RowPtr row = held->withState(state, std::move(failure));
    d->pending.replace(index - d->confirmed.size(), {d->keys.orderOf(*known), row});
    ChangeSetBuilder changes;
    changes.update(index, row);
    return changes.take();
}

ChangeSet Timeline::discard(const ClientKey &key)
{
    ChangeSetBuilder changes;
    if (key.isEmpty())
        return {};
    OwnKeys::Key &known = d->keys[key];
    known.isDone = true;
    if (!known.isPending)
        return {};
    const int index = d->indexOfPending(known);
    d->pending.remove(index - d->confirmed.size());
    known.isPending = false;
    changes.remove(index, 1);
    return changes.take();
}

ChangeSet Timeline::place(const QList<Message> &messages)
{
    ChangeSetBuilder changes;
    d->place(std::span(messages.constData(), size_t(messages.size())), changes);
    return changes.take();
}

ChangeSet Timeline::place(const Message &message)
{
    ChangeSetBuilder changes;
    d->place(std::span(&message, 1), changes);
    return changes.take();
}

ChangeSet Timeline::update(const Message &message)
{
    ChangeSetBuilder changes;
    if (!d->accepts(message))
        return {};
    if (d->places.contains(message.id)) {
        d->improve(message, changes);
        return changes.take();
    }
    if (d->isOwn(message.senderId, message.kind) && !message.clientKey.isEmpty()) {
        OwnKeys::Key &key = d->keys[message.clientKey];
        if (key.composing) {
            d->place(std::span(&message, 1), changes);
            return changes.take();
        }
        if (!key.message.isValid())
            key.message = message.id;
    }
    d->orphans.offer(message);
    d->head = std::max(d->head, message.seq);
    d->extendTail(changes);
    return changes.take();
}

ChangeSet Timeline::setHead(Seq lastSeq)
{
    ChangeSetBuilder changes;
    d->head = std::clamp(lastSeq, d->head, RowName::kMaxNumber);
    d->extendTail(changes);
    return changes.take();
}

ChangeSet Timeline::setReplyCount(MessageId root, int count)
{
    ChangeSetBuilder changes;
    d->raiseReplyCount(root, count, changes);
    return changes.take();
}

ChangeSet Timeline::setReadMark(UserId user, Seq lastReadSeq)
{
    ChangeSetBuilder changes;
    if (user != d->self) {
        const Seq before = d->marks.highest();
        d->marks.raise(user, lastReadSeq);
        d->refreshStates(before, d->marks.highest(), changes);
    }
    d->head = std::clamp(lastReadSeq, d->head, RowName::kMaxNumber);
    d->extendTail(changes);
    return changes.take();
}

ChangeSet Timeline::removeReader(UserId user)
{
    ChangeSetBuilder changes;
    const Seq before = d->marks.highest();
    d->marks.remove(user, d->head);
    d->refreshStates(before, d->marks.highest(), changes);
    return changes.take();
}

ChangeSet Timeline::restart()
{
    ChangeSetBuilder changes;
    if (d->confirmed.size() > 0)
        changes.remove(0, d->confirmed.size());
    d->confirmed.clear();
    d->places.clear();
    d->shrunkGaps.clear();
    d->keys.forgetMessages();
    d->orphans.clear();
    d->marks.clear();
    d->head = 0;
    ++d->generation;
    return changes.take();
}

}  // namespace parlor
