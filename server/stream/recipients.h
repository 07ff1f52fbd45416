// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/loggedevent.h"

#include <QHash>
#include <QSet>
#include <memory>
#include <unordered_map>

namespace parlor {

class LogFollower;
class Subscriber;

/// Somebody who listens: by streams, by a poll that waits, or both.
struct Person {
    UserId id;
    QList<Subscriber *> streams;
    int polls = 0;
    bool hasNews = false;  ///< an event came by since its polls were last looked at
    QSet<RoomId> rooms;
    QSet<WorkspaceId> workspaces;
};

/// Who gets what: user → streams, user → rooms, room → people, of those alone who listen now. Kept current by
/// the membership changes that events carry. Lives on the stream thread.
class Recipients
{
public:
    Person *find(UserId user) const;
    /// The person, with memberships as of the follower's place, which goes on to the log's end. Null where the
    /// log cannot be read.
    Person *listen(UserId user, LogFollower &follower);
    /// Forgets a person without stream and poll.
    void leaveIfIdle(UserId user);

    /// Memberships as they are in the log now, where the events that would have changed them are lost.
    void readAgain(LogFollower &follower);

    /// Events are offered in the order of the log: who joins with this one gets it, who leaves gets it last.
    QSet<Person *> admit(const LoggedEvent &event);
    /// Whom of those who listen something passing concerns.
    QSet<Person *> audienceOf(const PassingEvent &event, LogFollower &follower) const;
    /// Listening members of a room but one; the set is valid until the next change.
    const QSet<Person *> &inRoom(RoomId room) const;

    /// Rooms with somebody who has a stream.
    int activeRooms() const;
    const std::unordered_map<qint64, std::unique_ptr<Person>> &people() const { return m_people; }

private:
    Person &add(UserId user, QSet<RoomId> rooms, QSet<WorkspaceId> workspaces);
    void enterAll(Person &person);
    void leaveAll(Person &person);
    void remove(UserId user);
    void apply(const MembershipChange &change);

    std::unordered_map<qint64, std::unique_ptr<Person>> m_people;
    QHash<RoomId, QSet<Person *>> m_rooms;
    QHash<WorkspaceId, QSet<Person *>> m_workspaces;
};

}  // namespace parlor
