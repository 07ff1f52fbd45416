// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/eventapplier.h"

#include "base/logging.h"

namespace parlor {

using std::chrono::milliseconds;

namespace {

/// The server ends typing after 6 s; where its word is lost, we do.
constexpr std::chrono::seconds kTypingLasts(8);

template<typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template<typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace

EventApplier::EventApplier(Clock &clock, RoomDirectory &rooms, UserDirectory &users, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_rooms(rooms),
      m_users(users),
      m_typingTimer(clock.createTimer(this, [this] { expireTyping(); }))
{
}

// --- Events -----------------------------------------------------------------------------------------------

/// One overload an event type. `room` is the envelope's (0: none), `id` the event's (0: passing).
struct EventApplier::Visitor {
    EventApplier &applier;
    RoomId room;
    EventId id;
    const std::optional<Event::Root> &root;

    bool isNews(RevisionGate::Kind kind, UserId user = {}) const { return applier.m_gate.pass(kind, room, user, id); }
    bool isSelf(UserId user) const { return user == applier.m_users.self(); }

    void operator()(const event::NewMessage &e) const
    {
        applier.setTyping(room, e.message.senderId, false);
        applier.placeNew(e.message);
        if (root) {
            applier.m_rooms.changeTimeline(
                room, [this](Timeline &timeline) { return timeline.setReplyCount(root->id, root->replyCount); });
        }
    }
    void operator()(const event::MessageEdited &e) const { applier.update(e.message); }
    void operator()(const event::MessageDeleted &e) const { applier.update(e.message); }
    void operator()(const event::ReactionChanged &e) const { applier.update(e.message); }
    void operator()(const event::ActionUpdated &e) const { applier.update(e.message); }
    void operator()(const event::MessageRead &e) const
    {
        applier.m_rooms.changeTimeline(
            room, [&e](Timeline &timeline) { return timeline.setReadMark(e.userId, e.lastReadSeq); });
    }
    void operator()(const event::RoomCreated &e) const
    {
        if (isNews(RevisionGate::Kind::Room))
            applier.discover(e.room, isSelf(e.room.createdBy) ? Role::Owner : Role::Member);
    }
    void operator()(const event::RoomUpdated &e) const { applier.m_rooms.putInfo(e.room); }
    void operator()(const event::RoomDeleted &) const
    {
        if (isNews(RevisionGate::Kind::Room))
            applier.removeRoom(room);
    }
    void operator()(const event::MemberAdded &e) const
    {
        applier.putUser(e.user);
        if (!room.isValid() || !isNews(RevisionGate::Kind::Membership, e.user.id))
            return;
        ++applier.m_membershipChanges[room];
        if (isSelf(e.user.id) && e.room)
            applier.discover(*e.room, e.role);
        applier.m_rooms.putMember(room, {e.user, e.role});
    }
    void operator()(const event::MemberRemoved &e) const
    {
        if (!room.isValid() || !isNews(RevisionGate::Kind::Membership, e.userId))
            return;
        ++applier.m_membershipChanges[room];
        if (isSelf(e.userId))
            applier.removeRoom(room);
        else
            applier.m_rooms.removeMember(room, e.userId);
    }
    void operator()(const event::MemberUpdated &e) const
    {
        applier.putUser(e.user);
        if (!room.isValid() || !isNews(RevisionGate::Kind::Membership, e.user.id))
            return;
        ++applier.m_membershipChanges[room];
        ++applier.m_ownChanges[room];
        applier.m_rooms.putMember(room, {e.user, e.role});
    }
    void operator()(const event::UserUpdated &e) const { applier.putUser(e.user); }
    void operator()(const event::PinsChanged &e) const
    {
        if (isNews(RevisionGate::Kind::Pins))
            applier.m_rooms.setPins(room, e.messageIds);
    }
    void operator()(const event::RoomSettingsChanged &e) const
    {
        if (!isNews(RevisionGate::Kind::Settings))
            return;
        ++applier.m_ownChanges[room];
        applier.m_rooms.setSettings(room, e.settings);
    }
    void operator()(const event::ReadState &e) const
    {
        const RoomState *state = applier.m_rooms.find(room);
        if (!isNews(RevisionGate::Kind::ReadState) || !state)
            return;
        ++applier.m_ownChanges[room];
        // Only the person's own wish goes back.
        if (e.isExplicit)
            applier.m_localReads.remove(room);
        applier.setRead(room, e.isExplicit ? e.lastReadSeq : std::max(e.lastReadSeq, state->room().lastReadSeq));
    }
    void operator()(const event::IgnoredChanged &e) const
    {
        if (isNews(RevisionGate::Kind::Ignored))
            applier.m_users.setIgnored(e.userIds);
    }
    void operator()(const event::Typing &e) const { applier.setTyping(room, e.userId, e.typing); }
    void operator()(const event::PresenceChanged &e) const
    {
        applier.m_presenceTouched.insert(e.presence.userId);
        applier.m_users.setPresence(e.presence);
    }
    void operator()(const event::RoomState &e) const
    {
        applier.m_rooms.setProcessing(room, e.isProcessing ? std::optional(e.userId) : std::nullopt);
    }
    void operator()(const event::Unknown &e) const { qCDebug(logClient) << "stepped over an event of type" << e.type; }
};

void EventApplier::apply(const Event &event)
{
    const EventId id = event.cursor ? event.cursor->eventId : 0;
    if (id != 0) {
        const bool isOfAnotherStore = !m_epoch.isEmpty() && event.cursor->epoch != m_epoch;
        if (isOfAnotherStore || id <= m_forgotten || m_applied.contains(id))
            return;
        m_applied.insert(id);
    }
    std::visit(Visitor{*this, event.roomId.value_or(RoomId{}), id, event.root}, event.payload);
}

void EventApplier::forgetUpTo(const Cursor &cursor)
{
    m_forgotten = std::max(m_forgotten, cursor.eventId);
    m_applied.removeIf([this](const EventId &id) { return id <= m_forgotten; });
}

// --- The whole picture ------------------------------------------------------------------------------------

void EventApplier::applySync(const SyncPicture &picture, EventFeed::Break how)
{
    const bool isReplaced = how == EventFeed::Break::Replaced;
    m_gate.raiseFloor(picture.cursor.eventId);
    m_applied.clear();
    m_forgotten = picture.cursor.eventId;
    m_epoch = picture.cursor.epoch;
    m_snapshots.clear();
    if (isReplaced) {
        // Ids and revisions of the other store mean nothing here.
        m_localReads.clear();
        m_users.clear();
    }
    m_users.setSelf(picture.me);
    m_rooms.setSelf(picture.me.id);
    for (const User &user : picture.users)
        m_users.put(user);
    m_users.setIgnored(picture.ignored);
    m_rooms.setWorkspaces(picture.workspaces);

    QSet<RoomId> named;
    for (const SyncRoom &room : picture.rooms)
        named.insert(room.room.info.id);
    const QList<RoomId> known = m_rooms.ids();
    for (const RoomId id : known) {
        if (!named.contains(id))
            removeRoom(id);
        else if (isReplaced)
            m_rooms.restart(id);
    }
    for (const SyncRoom &room : picture.rooms)
        applySyncRoom(room);
}

void EventApplier::applySyncRoom(const SyncRoom &room)
{
    const RoomId id = room.room.info.id;
    putRoom(room.room);
    m_rooms.setMembers(id, room.members);
    for (const Member &member : room.members)
        m_users.put(member.user);
    place(id, room.messages);
}

void EventApplier::putRoom(const Room &room)
{
    const RoomId id = room.info.id;
    m_snapshots.insert(id, UnreadSnapshot::of(room));
    Room effective = room;
    // What was read here and the server does not know yet counts; its own count then starts elsewhere.
    effective.lastReadSeq = std::max(room.lastReadSeq, m_localReads.value(id));
    if (const RoomState *known = m_rooms.find(id); known && effective.lastReadSeq != room.lastReadSeq) {
        effective.unread = known->room().unread;
        effective.mentions = known->room().mentions;
    }
    m_rooms.put(effective);
    recount(id);
}

void EventApplier::discover(const RoomInfo &info, Role role)
{
    if (!m_rooms.find(info.id)) {
        Room room;
        room.info = info;
        room.member = true;
        room.role = role;
        room.lastReadSeq = info.lastSeq;  // who joins starts at the end (protocol, section 4)
        putRoom(room);
    } else {
        m_rooms.putInfo(info);
    }
    Q_EMIT roomDiscovered(info.id);
}

void EventApplier::removeRoom(RoomId room)
{
    m_snapshots.remove(room);
    m_localReads.remove(room);
    m_rooms.remove(room);
}

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
