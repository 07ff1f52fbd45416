// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/eventapplier.h"

#include "base/logging.h"

namespace parlor {

namespace {

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
    void operator()(const event::WorkspaceUpdated &e) const
    {
        QList<Workspace> workspaces = applier.m_rooms.workspaces();
        for (Workspace &workspace : workspaces) {
            if (workspace.id != e.workspace.id || workspace.revision >= e.workspace.revision)
                continue;
            workspace.name = e.workspace.name;
            workspace.revision = e.workspace.revision;
        }
        applier.m_rooms.setWorkspaces(workspaces);
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

}  // namespace parlor
