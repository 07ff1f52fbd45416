// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "store/database.h"

namespace parlor {

/// One person's place in one room.
struct Membership {
    Role role = Role::Member;
    EventId fromEvent = 0;
    Seq lastReadSeq = 0;
    Seq lastSentSeq = 0;  ///< none of the person's messages lies behind it
    RoomSettings settings;
};

/// Which events of a room were a person's; no end: still a member.
struct MembershipPeriod {
    RoomId room;
    EventId fromEvent = 0;
    std::optional<EventId> toEvent;
};

/// Who is in which room, and who was when.
class MemberTable
{
public:
    explicit MemberTable(Database &database) : m_database(database) {}

    void insert(RoomId room, UserId user, Role role, EventId from, Seq lastRead);
    std::optional<Membership> find(RoomId room, UserId user);
    /// The person's last event of the room is `to`.
    void remove(RoomId room, UserId user, EventId to);
    QList<Member> list(RoomId room, UserId after, int limit);
    QList<UserId> ids(RoomId room);
    QList<RoomId> roomsOf(UserId user);
    QList<RoomId> roomsOf(UserId user, WorkspaceId workspace);
    /// Counts no further than `atMost`.
    int count(RoomId room, int atMost);
    int owners(RoomId room);
    /// Who owns the room when its owner goes: the most powerful, then the longest there.
    std::optional<UserId> heir(RoomId room);
    /// Everyone in a room with this person.
    QList<UserId> sharingWith(UserId user);

    void setRole(RoomId room, UserId user, Role role);
    void setRead(RoomId room, UserId user, Seq seq);
    /// Sending moves one's own read mark.
    void setSent(RoomId room, UserId user, Seq seq);
    void setSettings(RoomId room, UserId user, const RoomSettings &settings);

    QList<MembershipPeriod> periodsOf(UserId user);
    QList<UserId> joinedAt(RoomId room, EventId event);
    QList<UserId> endedAt(RoomId room, EventId event);

private:
    Database &m_database;
};

}  // namespace parlor
