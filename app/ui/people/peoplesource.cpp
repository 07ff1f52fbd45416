// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplesource.h"

#include "roomlist/roomtime.h"
#include "session/session.h"

#include <QCoreApplication>

namespace parlor {

namespace {

struct PeopleWords {
    Q_DECLARE_TR_FUNCTIONS(parlor::PeopleWords)
};

PersonEntry entry(const Session &session, UserId id)
{
    PersonEntry person;
    person.id = id;
    person.name = session.users().displayName(id);
    person.presence = session.users().presence(id).status;
    if (const User *user = session.users().find(id))
        person.detail = u'@' + user->username;
    return person;
}

bool byName(const PersonEntry &a, const PersonEntry &b)
{
    const int order = a.name.localeAwareCompare(b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

bool hereFirst(const PersonEntry &a, const PersonEntry &b)
{
    const bool aHere = a.presence != PresenceStatus::Offline;
    const bool bHere = b.presence != PresenceStatus::Offline;
    return aHere != bHere ? aHere : byName(a, b);
}

QString roleWords(Role role)
{
    switch (role) {
    case Role::Owner:
        return PeopleWords::tr("owner");
    case Role::Admin:
        return PeopleWords::tr("admin");
    case Role::Guest:
        return PeopleWords::tr("guest");
    case Role::Member:
        break;
    }
    return {};
}

}  // namespace

namespace peoplesource {

QList<PersonEntry> others(const Session &session, const QString &needle, const QSet<UserId> &without)
{
    const QString wanted = needle.trimmed();
    QList<PersonEntry> people;
    for (const UserId id : session.users().ids()) {
        if (id == session.selfId() || without.contains(id))
            continue;
        const PersonEntry person = entry(session, id);
        if (person.name.contains(wanted, Qt::CaseInsensitive) || person.detail.contains(wanted, Qt::CaseInsensitive))
            people.append(person);
    }
    std::sort(people.begin(), people.end(), byName);
    return people;
}

QList<PersonEntry> members(const Session &session, RoomId room)
{
    const RoomState *state = session.rooms().find(room);
    QList<PersonEntry> people;
    for (const Member &member : state ? state->members() : QList<Member>()) {
        PersonEntry person = entry(session, member.user.id);
        person.detail = person.id == session.selfId() ? PeopleWords::tr("you") : roleWords(member.role);
        people.append(person);
    }
    std::sort(people.begin(), people.end(), hereFirst);
    return people;
}

QList<PersonEntry> connected(const Session &session)
{
    QList<PersonEntry> people;
    for (const UserId id : session.users().ids()) {
        PersonEntry person = entry(session, id);
        if (person.presence == PresenceStatus::Offline || id == session.selfId())
            continue;
        person.detail.clear();
        people.append(person);
    }
    std::sort(people.begin(), people.end(), byName);
    if (session.selfId().isValid()) {
        PersonEntry self = entry(session, session.selfId());
        self.detail = PeopleWords::tr("you");
        people.append(self);
    }
    return people;
}

}  // namespace peoplesource

QString presenceWords(const Presence &presence)
{
    switch (presence.status) {
    case PresenceStatus::Online:
        return PeopleWords::tr("online");
    case PresenceStatus::Away:
        return PeopleWords::tr("away");
    case PresenceStatus::DoNotDisturb:
        return PeopleWords::tr("do not disturb");
    case PresenceStatus::Offline:
        break;
    }
    return presence.lastSeenAt ? PeopleWords::tr("last seen %1").arg(roomTime(*presence.lastSeenAt))
                               : PeopleWords::tr("offline");
}

}  // namespace parlor
