// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlistfeeder.h"

#include "base/post.h"
#include "roompreview.h"
#include "session/session.h"

namespace parlor {

namespace {

bool isMuted(const RoomSettings &settings, Timestamp now)
{
    return settings.notify == NotifyLevel::None || (settings.mutedUntil && *settings.mutedUntil > now);
}

RoomSection sectionOf(const Room &room)
{
    if (room.settings.favourite)
        return RoomSection::Favourites;
    return room.info.kind == RoomKind::Direct ? RoomSection::People : RoomSection::Rooms;
}

}  // namespace

RoomListFeeder::RoomListFeeder(const Session &session, const Clock &clock, RoomListModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_clock(clock), m_model(model)
{
    const RoomDirectory &rooms = session.rooms();
    const UserDirectory &users = session.users();
    connect(&rooms, &RoomDirectory::roomAdded, this, &RoomListFeeder::later);
    connect(&rooms, &RoomDirectory::roomRemoved, this, &RoomListFeeder::later);
    connect(&rooms, &RoomDirectory::typingChanged, this, &RoomListFeeder::later);
    connect(&rooms, &RoomDirectory::timelineChanged, this, [this](RoomId room) { later(room); });
    connect(&rooms, &RoomDirectory::roomChanged, this, [this](RoomId room) { later(room); });
    connect(&users, &UserDirectory::presenceChanged, this, &RoomListFeeder::laterForUser);
    connect(&users, &UserDirectory::userChanged, this, &RoomListFeeder::laterForUser);
    refreshWords();
}

void RoomListFeeder::refreshWords()
{
    const QList<RoomId> ids = m_session.rooms().ids();
    m_model.retain(ids);
    for (const RoomId id : ids)
        m_model.put(entry(*m_session.rooms().find(id)));
}

void RoomListFeeder::later(RoomId room)
{
    m_waiting.insert(room);
    if (m_posted)
        return;
    m_posted = true;
    post(this, [this] { feed(); });
}

void RoomListFeeder::laterForUser(UserId user)
{
    for (const RoomId id : m_session.rooms().ids()) {
        const RoomState *room = m_session.rooms().find(id);
        const RowPtr last = room->lastRow();
        if (room->directPeer() == user || (last && last->senderId() == user))
            later(id);
    }
}

void RoomListFeeder::feed()
{
    m_posted = false;
    const QSet<RoomId> waiting = std::exchange(m_waiting, {});
    for (const RoomId id : waiting) {
        if (const RoomState *room = m_session.rooms().find(id))
            m_model.put(entry(*room));
        else
            m_model.remove(id);
    }
    Q_EMIT fed();
}

RoomListEntry RoomListFeeder::entry(const RoomState &state) const
{
    const Room &room = state.room();
    RoomListEntry entry;
    entry.id = state.id();
    entry.kind = room.info.kind;
    entry.section = sectionOf(room);
    entry.name = m_session.roomTitle(state.id());
    entry.preview = roomPreview(state, m_session.users());
    entry.typing = roomTyping(state, m_session.users());
    entry.unread = room.unread;
    entry.mentions = room.mentions;
    entry.muted = isMuted(room.settings, m_clock.now());
    entry.avatarId = state.id().value;
    entry.lastActivity = state.lastActivity();
    if (const std::optional<UserId> peer = state.directPeer()) {
        entry.avatarId = peer->value;
        entry.presence = m_session.users().presence(*peer).status;
    }
    return entry;
}

}  // namespace parlor
