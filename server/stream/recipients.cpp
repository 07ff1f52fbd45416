// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/recipients.h"

#include "stream/logfollower.h"

namespace parlor {

namespace {

template<typename AnyId>
void leave(QHash<AnyId, QSet<Person *>> &places, AnyId place, Person *person)
{
    const auto it = places.find(place);
    if (it == places.end())
        return;
    it->remove(person);
    if (it->isEmpty())
        places.erase(it);
}

template<typename AnyId>
void change(QHash<AnyId, QSet<Person *>> &places, QSet<AnyId> &own, AnyId place, Person *person, bool joined)
{
    if (joined) {
        own.insert(place);
        places[place].insert(person);
    } else {
        own.remove(place);
        leave(places, place, person);
    }
}

}  // namespace

Person *Recipients::find(UserId user) const
{
    const auto it = m_people.find(user.value);
    return it == m_people.end() ? nullptr : it->second.get();
}

Person *Recipients::listen(UserId user, LogFollower &follower)
{
    if (!find(user)) {
        Result<QSet<RoomId>> rooms = follower.log().roomsOf(user);
        Result<QSet<WorkspaceId>> workspaces = follower.log().workspacesOf(user);
        if (!rooms || !workspaces)
            return nullptr;
        add(user, std::move(rooms).value(), std::move(workspaces).value());
    }
    // The rows just read may be ahead of the follower. Once everything committed by then is processed they are
    // not: a change that was in them already is applied again, in order, which ends in the same sets.
    if (follower.catchUp())
        return find(user);
    leaveIfIdle(user);
    return nullptr;
}

void Recipients::leaveIfIdle(UserId user)
{
    const Person *person = find(user);
    if (person && person->streams.isEmpty() && person->polls == 0)
        remove(user);
}

Person &Recipients::add(UserId user, QSet<RoomId> rooms, QSet<WorkspaceId> workspaces)
{
    std::unique_ptr<Person> &person = m_people[user.value];
    person = std::make_unique<Person>();
    person->id = user;
    person->rooms = std::move(rooms);
    person->workspaces = std::move(workspaces);
    enterAll(*person);
    return *person;
}

void Recipients::enterAll(Person &person)
{
    for (const RoomId room : std::as_const(person.rooms))
        m_rooms[room].insert(&person);
    for (const WorkspaceId workspace : std::as_const(person.workspaces))
        m_workspaces[workspace].insert(&person);
}

void Recipients::leaveAll(Person &person)
{
    for (const RoomId room : std::as_const(person.rooms))
        leave(m_rooms, room, &person);
    for (const WorkspaceId workspace : std::as_const(person.workspaces))
        leave(m_workspaces, workspace, &person);
}

void Recipients::readAgain(LogFollower &follower)
{
    for (const auto &[id, person] : m_people) {
        Result<QSet<RoomId>> rooms = follower.log().roomsOf(person->id);
        Result<QSet<WorkspaceId>> workspaces = follower.log().workspacesOf(person->id);
        if (!rooms || !workspaces)
            continue;
        leaveAll(*person);
        person->rooms = std::move(rooms).value();
        person->workspaces = std::move(workspaces).value();
        enterAll(*person);
    }
}

void Recipients::remove(UserId user)
{
    Person *person = find(user);
    if (!person)
        return;
    leaveAll(*person);
    m_people.erase(user.value);
}

QSet<Person *> Recipients::admit(const LoggedEvent &event)
{
    for (const MembershipChange &membership : event.memberships) {
        if (membership.joined)
            apply(membership);
    }
    QSet<Person *> people;
    if (event.onlyUser) {
        if (Person *person = find(*event.onlyUser))
            people.insert(person);
    } else if (event.room) {
        people = inRoom(*event.room);
    } else if (event.workspace) {
        people = m_workspaces.value(*event.workspace);
        for (const WorkspaceId other : event.alsoWorkspaces)
            people.unite(m_workspaces.value(other));
    }
    for (const MembershipChange &membership : event.memberships) {
        if (!membership.joined)
            apply(membership);
    }
    return people;
}

QSet<Person *> Recipients::audienceOf(const PassingEvent &event, LogFollower &follower) const
{
    QSet<Person *> people;
    if (event.room) {
        people = inRoom(*event.room);
    } else if (event.aboutUser) {
        // Who is gone is not in the audience any more, but whom it concerns is.
        const Person *about = find(*event.aboutUser);
        const QSet<RoomId> rooms = about ? about->rooms : [&] {
            const Result<QSet<RoomId>> found = follower.log().roomsOf(*event.aboutUser);
            return found ? *found : QSet<RoomId>();
        }();
        for (const RoomId room : rooms)
            people.unite(inRoom(room));
    }
    return people;
}

const QSet<Person *> &Recipients::inRoom(RoomId room) const
{
    static const QSet<Person *> nobody;
    const auto it = m_rooms.constFind(room);
    return it == m_rooms.constEnd() ? nobody : *it;
}

int Recipients::activeRooms() const
{
    return int(std::count_if(m_rooms.begin(), m_rooms.end(), [](const QSet<Person *> &people) {
        return std::any_of(people.begin(), people.end(),
                           [](const Person *person) { return !person->streams.isEmpty(); });
    }));
}

void Recipients::apply(const MembershipChange &membership)
{
    Person *person = find(membership.user);
    if (!person)
        return;
    if (membership.room)
        change(m_rooms, person->rooms, *membership.room, person, membership.joined);
    else if (membership.workspace)
        change(m_workspaces, person->workspaces, *membership.workspace, person, membership.joined);
}

}  // namespace parlor
