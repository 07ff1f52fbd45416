// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/membertable.h"

#include "store/usertable.h"

#include <limits>

namespace parlor {

namespace {

/// In all members that a room can have.
constexpr auto kEveryone = std::numeric_limits<int>::max();

template<typename AnyId>
QList<AnyId> idsFrom(Query &query)
{
    QList<AnyId> ids;
    while (query.next())
        ids.append(query.id<AnyId>(0));
    return ids;
}

RoomSettings settingsFrom(const Query &query, int first)
{
    RoomSettings settings;
    settings.notify = NotifyLevel(query.integer(first));
    settings.mutedUntil = query.optionalTime(first + 1);
    settings.favourite = query.boolean(first + 2);
    settings.keywords = query.text(first + 3).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return settings;
}

}  // namespace

void MemberTable::insert(RoomId room, UserId user, Role role, EventId from, Seq lastRead)
{
    m_database.query("member_insert").bind(room, user, int(role), from, lastRead).run();
}

std::optional<Membership> MemberTable::find(RoomId room, UserId user)
{
    Query query = m_database.query("member_find");
    query.bind(room, user);
    if (!query.next())
        return std::nullopt;
    return Membership{Role(query.integer(0)), query.integer(1), query.integer(2), query.integer(3),
                      settingsFrom(query, 4)};
}

void MemberTable::remove(RoomId room, UserId user, EventId to)
{
    m_database.query("member_archive").bind(room, user, to).run();
    m_database.query("member_delete").bind(room, user).run();
}

QList<Member> MemberTable::list(RoomId room, UserId after, int limit)
{
    Query query = m_database.query("member_list");
    query.bind(room, after, limit < 0 ? kEveryone : limit);
    QList<Member> members;
    while (query.next())
        members.append({UserTable::read(query), Role(query.integer(UserTable::kColumns))});
    return members;
}

QList<UserId> MemberTable::ids(RoomId room)
{
    Query query = m_database.query("member_ids");
    query.bind(room);
    return idsFrom<UserId>(query);
}

QList<RoomId> MemberTable::roomsOf(UserId user)
{
    Query query = m_database.query("member_rooms");
    query.bind(user);
    return idsFrom<RoomId>(query);
}

QList<RoomId> MemberTable::roomsOf(UserId user, WorkspaceId workspace)
{
    Query query = m_database.query("member_rooms_in_workspace");
    query.bind(user, workspace);
    return idsFrom<RoomId>(query);
}

int MemberTable::count(RoomId room, int atMost)
{
    Query query = m_database.query("member_count");
    query.bind(room, atMost);
    return query.next() ? int(query.integer(0)) : 0;
}

int MemberTable::owners(RoomId room)
{
    Query query = m_database.query("member_owner_count");
    query.bind(room, int(Role::Owner));
    return query.next() ? int(query.integer(0)) : 0;
}

std::optional<UserId> MemberTable::heir(RoomId room)
{
    Query query = m_database.query("member_heir");
    query.bind(room);
    return query.next() ? std::optional(query.id<UserId>(0)) : std::nullopt;
}

QList<UserId> MemberTable::sharingWith(UserId user)
{
    Query query = m_database.query("member_shared_users");
    query.bind(user);
    return idsFrom<UserId>(query);
}

void MemberTable::setRole(RoomId room, UserId user, Role role)
{
    m_database.query("member_set_role").bind(room, user, int(role)).run();
}

void MemberTable::setRead(RoomId room, UserId user, Seq seq)
{
    m_database.query("member_set_read").bind(room, user, seq).run();
}

void MemberTable::setSent(RoomId room, UserId user, Seq seq)
{
    m_database.query("member_set_sent").bind(room, user, seq).run();
}

void MemberTable::setSettings(RoomId room, UserId user, const RoomSettings &settings)
{
    m_database.query("member_set_settings")
        .bind(room, user, int(settings.notify), settings.mutedUntil, settings.favourite,
              settings.keywords.join(QLatin1Char('\n')))
        .run();
}

QList<MembershipPeriod> MemberTable::periodsOf(UserId user)
{
    Query query = m_database.query("membership_periods");
    query.bind(user);
    QList<MembershipPeriod> periods;
    while (query.next()) {
        const std::optional<EventId> end = query.isNull(2) ? std::nullopt : std::optional(query.integer(2));
        periods.append({query.id<RoomId>(0), query.integer(1), end});
    }
    return periods;
}

QList<UserId> MemberTable::joinedAt(RoomId room, EventId event)
{
    Query query = m_database.query("membership_joined_at");
    query.bind(room, event);
    return idsFrom<UserId>(query);
}

QList<UserId> MemberTable::endedAt(RoomId room, EventId event)
{
    Query query = m_database.query("membership_ended_at");
    query.bind(room, event);
    return idsFrom<UserId>(query);
}

}  // namespace parlor
