// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/roomdirectory.h"

#include <algorithm>

namespace parlor {

RoomDirectory::RoomDirectory(QObject *parent) : QObject(parent) {}

RoomDirectory::~RoomDirectory() = default;

QList<RoomId> RoomDirectory::ids() const
{
    QList<RoomId> ids;
    for (const auto &[id, room] : m_rooms)
        ids.append(id);
    return ids;
}

const RoomState *RoomDirectory::find(RoomId id) const
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.end() ? nullptr : it->second.get();
}

RoomState *RoomDirectory::state(RoomId id)
{
    const auto it = m_rooms.find(id);
    return it == m_rooms.end() ? nullptr : it->second.get();
}

int RoomDirectory::unreadTotal() const
{
    int total = 0;
    for (const auto &[id, room] : m_rooms)
        total += room->room().unread;
    return total;
}

void RoomDirectory::setWorkspaces(const QList<Workspace> &workspaces)
{
    if (m_workspaces == workspaces)
        return;
    m_workspaces = workspaces;
    Q_EMIT workspacesChanged();
}

void RoomDirectory::put(const Room &room)
{
    RoomState *known = state(room.info.id);
    if (!known) {
        m_rooms.emplace(room.info.id, std::make_unique<RoomState>(room, m_self));
        Q_EMIT roomAdded(room.info.id);
        return;
    }
    RoomChanges what;
    Room &old = known->m_room;
    if (old.unread != room.unread || old.mentions != room.mentions || old.lastReadSeq != room.lastReadSeq)
        what |= RoomChange::Unread;
    if (old.settings != room.settings)
        what |= RoomChange::Settings;
    if (old.role != room.role)
        what |= RoomChange::Info;
    const RoomInfo info = old.info;
    old = room;
    old.info = info;
    if (what)
        Q_EMIT roomChanged(room.info.id, what);
    putInfo(room.info);
}

void RoomDirectory::putInfo(const RoomInfo &info)
{
    RoomState *room = state(info.id);
    if (!room)
        return;
    // last_seq moves without a revision: the larger is right. The timeline is not told: an answer may be ahead
    // of the stream, and the message that follows at once must not be announced by a gap.
    RoomInfo next = info.revision >= room->m_room.info.revision ? info : room->m_room.info;
    next.lastSeq = std::max(info.lastSeq, room->m_room.info.lastSeq);
    if (next == room->m_room.info)
        return;
    RoomInfo before = std::exchange(room->m_room.info, next);
    before.lastSeq = next.lastSeq;
    if (before != next)
        Q_EMIT roomChanged(info.id, RoomChange::Info);
}

void RoomDirectory::remove(RoomId id)
{
    const auto node = m_rooms.extract(id);
    if (node)
        Q_EMIT roomRemoved(id);
}

void RoomDirectory::restart(RoomId id)
{
    RoomState *room = state(id);
    if (!room)
        return;
    room->m_room.info.revision = 0;
    room->m_room.info.lastSeq = 0;
    room->m_room.lastReadSeq = 0;
    room->m_typing.clear();
    room->m_pins.clear();
    room->m_processing.reset();
    changeTimeline(id, [](Timeline &timeline) { return timeline.restart(); });
    Q_EMIT typingChanged(id);
    Q_EMIT roomChanged(id, RoomChange::Pins | RoomChange::Processing | RoomChange::History);
}

void RoomDirectory::setMembers(RoomId id, const QList<Member> &members)
{
    RoomState *room = state(id);
    if (!room || room->m_members == members)
        return;
    room->m_members = members;
    Q_EMIT roomChanged(id, room->m_room.info.kind == RoomKind::Direct ? RoomChange::Members | RoomChange::Info
                                                                      : RoomChanges(RoomChange::Members));
}

void RoomDirectory::putMember(RoomId id, const Member &member)
{
    RoomState *room = state(id);
    if (!room)
        return;
    QList<Member> members = room->m_members;
    const auto it = std::find_if(members.begin(), members.end(),
                                 [&](const Member &m) { return m.user.id == member.user.id; });
    if (it == members.end())
        members.append(member);
    else
        *it = member;
    if (member.user.id == m_self && room->m_room.role != member.role) {
        room->m_room.role = member.role;
        Q_EMIT roomChanged(id, RoomChange::Info);
    }
    setMembers(id, members);
}

void RoomDirectory::removeMember(RoomId id, UserId user)
{
    RoomState *room = state(id);
    if (!room)
        return;
    QList<Member> members = room->m_members;
    members.removeIf([user](const Member &m) { return m.user.id == user; });
    setTyping(id, user, false);
    setMembers(id, members);
    changeTimeline(id, [user](Timeline &timeline) { return timeline.removeReader(user); });
}

void RoomDirectory::setSettings(RoomId id, const RoomSettings &settings)
{
    RoomState *room = state(id);
    if (!room || room->m_room.settings == settings)
        return;
    room->m_room.settings = settings;
    Q_EMIT roomChanged(id, RoomChange::Settings);
}

void RoomDirectory::setReadPosition(RoomId id, Seq lastReadSeq, int unread, int mentions)
{
    RoomState *room = state(id);
    if (!room)
        return;
    Room &old = room->m_room;
    if (old.lastReadSeq == lastReadSeq && old.unread == unread && old.mentions == mentions)
        return;
    old.lastReadSeq = lastReadSeq;
    old.unread = unread;
    old.mentions = mentions;
    Q_EMIT roomChanged(id, RoomChange::Unread);
}

void RoomDirectory::setTyping(RoomId id, UserId user, bool typing)
{
    RoomState *room = state(id);
    if (!room || user == m_self || room->m_typing.contains(user) == typing)
        return;
    if (typing)
        room->m_typing.append(user);
    else
        room->m_typing.removeOne(user);
    Q_EMIT typingChanged(id);
}

void RoomDirectory::clearTyping()
{
    for (const RoomId id : ids()) {
        RoomState *room = state(id);
        if (!room || room->m_typing.isEmpty())
            continue;
        room->m_typing.clear();
        Q_EMIT typingChanged(id);
    }
}

void RoomDirectory::setPins(RoomId id, const QList<MessageId> &pins)
{
    RoomState *room = state(id);
    if (!room || room->m_pins == pins)
        return;
    room->m_pins = pins;
    Q_EMIT roomChanged(id, RoomChange::Pins);
}

void RoomDirectory::setProcessing(RoomId id, std::optional<UserId> user)
{
    RoomState *room = state(id);
    if (!room || room->m_processing == user)
        return;
    room->m_processing = user;
    Q_EMIT roomChanged(id, RoomChange::Processing);
}

void RoomDirectory::setLoadingOlder(RoomId id, bool loading)
{
    RoomState *room = state(id);
    if (!room || room->m_loadingOlder == loading)
        return;
    room->m_loadingOlder = loading;
    Q_EMIT roomChanged(id, RoomChange::History);
}

bool RoomDirectory::changeTimeline(RoomId id, const std::function<ChangeSet(Timeline &)> &change)
{
    RoomState *room = state(id);
    if (!room)
        return false;
    const RowPtr lastBefore = room->lastRow();
    const bool hadOlder = room->hasOlder();
    const ChangeSet changes = change(room->m_timeline);
    if (changes.empty())
        return true;
    RoomChanges what;
    // Rows are immutable: another pointer is another picture.
    if (room->lastRow() != lastBefore)
        what |= RoomChange::Preview;
    if (room->hasOlder() != hadOlder)
        what |= RoomChange::History;
    Q_EMIT timelineChanged(id, changes);
    if (what)
        Q_EMIT roomChanged(id, what);
    return true;
}

}  // namespace parlor
