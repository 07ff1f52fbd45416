// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox.h"
#include "protocol/errorcodes.h"

#include <algorithm>

namespace parlor {

using std::chrono::milliseconds;

bool isPassingFailure(ErrorCode code)
{
    const int status = httpStatus(code);
    return status == 0 || status == 401 || status == 408 || status == 429 || status >= 500;
}

void Outbox::setSending(bool on)
{
    m_isSending = on;
    if (on)
        retryNow();
}

void Outbox::retryNow()
{
    for (auto &[room, lane] : m_lanes) {
        if (lane.timer->isActive() && m_clock.monotonic() >= lane.notBefore)
            lane.timer->stop();
    }
    QList<RoomId> rooms;
    for (const Item &item : m_items) {
        if (!rooms.contains(item.entry.room))
            rooms.append(item.entry.room);
    }
    for (const RoomId room : rooms)
        advance(room);
}

Outbox::Lane &Outbox::lane(RoomId room)
{
    Lane &lane = m_lanes[room];
    if (!lane.timer) {
        lane.backoff = std::make_unique<Backoff>(m_ids);
        lane.timer = m_clock.createTimer(this, [this, room] { advance(room); });
    }
    return lane;
}

void Outbox::advance(RoomId room)
{
    Item *first = firstOf(room);
    if (!first || !m_isOpen || !m_isSending)
        return;
    Lane &own = lane(room);
    const bool isBusy = !own.underWay.isEmpty() || own.timer->isActive() || first->isAsking;
    if (isBusy || first->entry.state == OutboxEntry::State::Failed)
        return;
    post(*first, own);
}

void Outbox::post(Item &item, Lane &lane)
{
    OutboxEntry &entry = item.entry;
    entry.state = OutboxEntry::State::Sending;
    ++entry.attempts;
    item.mayBeThere = true;
    lane.underWay = entry.key;
    persist(entry);
    const ComposeRequest request{entry.key, entry.body, entry.replyTo, {}, {}};
    lane.request = m_api.post(
        entry.room, request, this,
        [this, room = entry.room, key = entry.key](Result<Message> result) { finishPost(room, key, result); });
    announce(entry);
}

void Outbox::finishPost(RoomId room, const ClientKey &key, const Result<Message> &result)
{
    Lane &own = lane(room);
    own.underWay = {};
    own.request.clear();
    if (result) {
        own.backoff->reset();
        Q_EMIT answered(*result);
        // The answer itself is the confirmation, whoever listens.
        confirm(key);
    } else if (Item *item = find(key)) {
        handleFailure(*item, own, result.error());
    }
    advance(room);
}

void Outbox::handleFailure(Item &item, Lane &lane, const Error &error)
{
    OutboxEntry &entry = item.entry;
    entry.failure = error;
    if (isPassingFailure(error.code)) {
        entry.state = OutboxEntry::State::Queued;
        const milliseconds asked = std::chrono::seconds(error.retryAfterSeconds);
        lane.notBefore = m_clock.monotonic() + asked;
        lane.timer->start(std::max(lane.backoff->next(), asked));
    } else {
        entry.state = OutboxEntry::State::Failed;
        lane.backoff->reset();
    }
    persist(entry);
    const bool isWanted = item.discards.empty();
    if (!isWanted)
        askBeforeDiscard(item);
    announce(entry);
}

void Outbox::retry(const ClientKey &key)
{
    Item *item = find(key);
    if (!item || item->entry.state != OutboxEntry::State::Failed)
        return;
    item->entry.state = OutboxEntry::State::Queued;
    item->entry.failure.reset();
    persist(item->entry);
    const RoomId room = item->entry.room;
    announce(item->entry);
    advance(room);
}

void Outbox::confirm(const ClientKey &ownKey)
{
    Item *item = find(ownKey);
    if (!item)
        return;
    const RoomId room = item->entry.room;
    const std::vector<Reply<Discarded>> discards = std::move(item->discards);
    Lane &own = lane(room);
    if (own.underWay == ownKey) {
        // Its answer can say nothing new; the next one need not wait for it.
        own.underWay = {};
        delete own.request;
    }
    // Something came through: there is no reason left to wait but the server's own wish.
    own.backoff->reset();
    if (m_clock.monotonic() >= own.notBefore)
        own.timer->stop();
    take(ownKey);
    for (const Reply<Discarded> &reply : discards)
        reply(Discarded::AlreadySent);
    Q_EMIT changed();
    advance(room);
}

}  // namespace parlor
