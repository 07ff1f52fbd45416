// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/eventapplier.h"

namespace parlor {

using std::chrono::milliseconds;

namespace {

/// The server ends typing after 6 s; where its word is lost, we do.
constexpr std::chrono::seconds kTypingLasts(8);

}  // namespace

// --- Messages -----------------------------------------------------------------------------------------------

void EventApplier::place(RoomId room, const QList<Message> &messages)
{
    m_rooms.changeTimeline(room, [&](Timeline &timeline) { return timeline.place(messages); });
    confirmOwn(messages);
    recount(room);
}

void EventApplier::placeNew(const Message &message)
{
    const RoomState *state = m_rooms.find(message.roomId);
    if (!state)
        Q_EMIT roomDiscovered(message.roomId);
    const bool isOwn = message.senderId == m_users.self() && message.kind != MessageKind::System;
    // Sending reads what stands before (protocol, section 4), and no event says so. Only what is new: an old
    // message that comes again must not take back that the person marked the room unread.
    const bool movesRead = state && isOwn && message.seq > state->timeline().head();
    place(message.roomId, {message});
    if (movesRead && message.seq > state->room().lastReadSeq)
        setRead(message.roomId, message.seq);
}

void EventApplier::update(const Message &message)
{
    m_rooms.changeTimeline(message.roomId, [&](Timeline &timeline) { return timeline.update(message); });
    confirmOwn({message});
    // The server's count may have this one in it, and we cannot tell.
    const auto snapshot = m_snapshots.constFind(message.roomId);
    if (message.deletedAt && snapshot != m_snapshots.constEnd() && message.seq > snapshot->lastReadSeq
        && message.seq <= snapshot->lastSeq)
        m_snapshots.erase(snapshot);
    recount(message.roomId);
}

void EventApplier::confirmOwn(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        if (message.senderId == m_users.self() && !message.clientKey.isEmpty())
            Q_EMIT ownMessageConfirmed(message.clientKey);
    }
}

// --- Reading ------------------------------------------------------------------------------------------------

void EventApplier::recount(RoomId room)
{
    const RoomState *state = m_rooms.find(room);
    if (!state)
        return;
    const auto snapshot = m_snapshots.constFind(room);
    const std::optional<UnreadTally> tally = countUnread(state->timeline(), m_users.self(), state->room().lastReadSeq,
                                                         snapshot == m_snapshots.constEnd() ? std::nullopt
                                                                                            : std::optional(*snapshot));
    if (tally)
        m_rooms.setReadPosition(room, state->room().lastReadSeq, tally->unread, tally->mentions);
    else if (!m_localReads.contains(room))  // else the server's count would not start from here: its answer comes first
        Q_EMIT unreadUnknown(room);
}

void EventApplier::setRead(RoomId room, Seq seq)
{
    const RoomState *state = m_rooms.find(room);
    if (!state)
        return;
    m_rooms.setReadPosition(room, seq, state->room().unread, state->room().mentions);
    recount(room);
}

void EventApplier::readLocally(RoomId room, Seq seq)
{
    const RoomState *state = m_rooms.find(room);
    if (!state || seq <= state->room().lastReadSeq)
        return;
    m_localReads.insert(room, seq);
    setRead(room, seq);
}

void EventApplier::forgetReads()
{
    m_localReads.clear();
    m_snapshots.clear();
}

void EventApplier::takeReadAnswer(RoomId room, const ReadPosition &position)
{
    const RoomState *state = m_rooms.find(room);
    if (m_localReads.value(room) <= position.lastReadSeq)
        m_localReads.remove(room);
    if (!state || position.lastReadSeq != state->room().lastReadSeq)
        return;
    // Its count says nothing about mentions: where ours cannot be told either, the whole room is asked for.
    recount(room);
}

// --- People -------------------------------------------------------------------------------------------------

void EventApplier::putUser(const User &user)
{
    m_users.put(user);
    const User *present = m_users.find(user.id);
    const QList<RoomId> rooms = m_rooms.ids();
    for (const RoomId id : rooms) {
        const RoomState *room = m_rooms.find(id);
        const Member *member = room ? room->member(user.id) : nullptr;
        if (member && present && member->user != *present)
            m_rooms.putMember(id, {*present, member->role});
    }
}

void EventApplier::setTyping(RoomId room, UserId user, bool typing)
{
    m_rooms.setTyping(room, user, typing);
    if (!typing) {
        m_typingUntil.erase({room, user});
        return;
    }
    m_typingUntil[{room, user}] = m_clock.monotonic() + kTypingLasts;
    if (!m_typingTimer->isActive())
        m_typingTimer->start(kTypingLasts);
}

void EventApplier::expireTyping()
{
    const milliseconds now = m_clock.monotonic();
    milliseconds next{0};
    for (auto it = m_typingUntil.begin(); it != m_typingUntil.end();) {
        if (it->second <= now) {
            m_rooms.setTyping(it->first.first, it->first.second, false);
            it = m_typingUntil.erase(it);
        } else {
            next = next.count() ? std::min(next, it->second) : it->second;
            ++it;
        }
    }
    if (next.count())
        m_typingTimer->start(next - now);
}

}  // namespace parlor
