// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventlog.h"

#include "store/database.h"
#include "store/eventtable.h"
#include "store/membertable.h"
#include "store/workspacetable.h"

#include <limits>

namespace parlor {

namespace {

QList<WorkspaceId> othersFrom(const Query &query)
{
    QList<WorkspaceId> workspaces;
    if (query.isNull(9))
        return workspaces;
    const QStringList ids = query.text(9).split(u',');
    for (const QString &id : ids)
        workspaces.append(WorkspaceId{id.toLongLong()});
    return workspaces;
}

LoggedEvent eventFrom(const Query &query)
{
    LoggedEvent event;
    event.id = query.integer(0);
    event.room = query.optionalId<RoomId>(1);
    event.onlyUser = query.optionalId<UserId>(2);
    event.workspace = query.optionalId<WorkspaceId>(3);
    event.kind = query.bytes(4);
    event.at = query.time(5);
    event.dataJson = query.bytes(6);
    event.originStream = query.text(7);
    event.alsoWorkspaces = othersFrom(query);
    if (const std::optional<UserId> subject = query.optionalId<UserId>(8))
        event.memberships.append(
            {event.room, event.room ? std::nullopt : event.workspace, *subject, event.kind == "member_added"});
    return event;
}

/// Who came with the making of a room and who went with its end stands in the memberships, not in the event.
void addMemberships(LoggedEvent &event, Database &database)
{
    const bool made = event.kind == "room_created";
    if (!event.room || (!made && event.kind != "room_deleted"))
        return;
    MemberTable members(database);
    const QList<UserId> users = made ? members.joinedAt(*event.room, event.id) : members.endedAt(*event.room, event.id);
    for (const UserId user : users)
        event.memberships.append({event.room, std::nullopt, user, made});
}

/// When one person belonged where.
class Belonging
{
public:
    Belonging(Database &database, UserId user) : m_user(user)
    {
        for (const MembershipPeriod &period : MemberTable(database).periodsOf(user))
            m_rooms[period.room].append(
                {period.fromEvent, period.toEvent.value_or(std::numeric_limits<EventId>::max())});
        for (const WorkspacePeriod &period : WorkspaceTable(database).periodsOf(user))
            m_workspaces[period.workspace].append(
                {period.fromEvent, period.toEvent.value_or(std::numeric_limits<EventId>::max())});
    }

    /// Of a row of event_between.
    bool covers(const Query &query) const
    {
        if (const std::optional<UserId> onlyUser = query.optionalId<UserId>(2))
            return *onlyUser == m_user;
        const EventId id = query.integer(0);
        if (const std::optional<RoomId> room = query.optionalId<RoomId>(1))
            return isIn(m_rooms.value(*room), id);
        const std::optional<WorkspaceId> workspace = query.optionalId<WorkspaceId>(3);
        if (!workspace)
            return false;
        if (isIn(m_workspaces.value(*workspace), id))
            return true;
        const QList<WorkspaceId> others = othersFrom(query);
        return std::any_of(others.begin(), others.end(),
                           [this, id](WorkspaceId other) { return isIn(m_workspaces.value(other), id); });
    }

private:
    struct Period {
        EventId from;
        EventId to;
    };
    static bool isIn(const QList<Period> &periods, EventId id)
    {
        return std::any_of(periods.begin(), periods.end(),
                           [id](const Period &period) { return period.from <= id && id <= period.to; });
    }

    UserId m_user;
    QHash<RoomId, QList<Period>> m_rooms;
    QHash<WorkspaceId, QList<Period>> m_workspaces;
};

/// One moment of the store for several statements.
class ReadScope
{
public:
    explicit ReadScope(Database &database) : m_database(database)
    {
        m_database.clearFailure();
        m_database.query("begin_read").run();
    }
    ~ReadScope()
    {
        if (m_database.inTransaction())
            m_database.execute("ROLLBACK");
    }

private:
    Database &m_database;
};

template<typename AnyId>
QSet<AnyId> setOf(const QList<AnyId> &ids)
{
    return QSet<AnyId>(ids.begin(), ids.end());
}

}  // namespace

EventLog::EventLog(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

EventLog::~EventLog() = default;

template<typename T>
Result<T> EventLog::finished(T value)
{
    if (m_database->failed())
        return m_database->failure();
    return value;
}

Result<EventId> EventLog::head()
{
    const ReadScope scope(*m_database);
    return finished(EventTable(*m_database).head());
}

Result<EventId> EventLog::oldest()
{
    const ReadScope scope(*m_database);
    return finished(EventTable(*m_database).oldest());
}

Result<QList<LoggedEventPtr>> EventLog::read(EventId after, int limit)
{
    const ReadScope scope(*m_database);
    QList<LoggedEvent> found;
    {
        Query query = m_database->query("event_after");
        query.bind(after, limit);
        while (query.next())
            found.append(eventFrom(query));
    }
    QList<LoggedEventPtr> events;
    events.reserve(found.size());
    for (LoggedEvent &event : found) {
        addMemberships(event, *m_database);
        events.append(std::make_shared<const LoggedEvent>(std::move(event)));
    }
    return finished(std::move(events));
}

Result<EventLog::Replay> EventLog::readFor(UserId user, EventId after, EventId upTo, int limit)
{
    const ReadScope scope(*m_database);
    Replay replay;
    // In the same moment as the reading: retention goes on between the turns of a replay.
    replay.isPruned = after < upTo && after + 1 < EventTable(*m_database).oldest();
    replay.servedTo = replay.isPruned ? after : upTo;
    if (replay.isPruned)
        return finished(std::move(replay));
    const Belonging belonging(*m_database, user);
    Query query = m_database->query("event_between");
    query.bind(after, upTo);
    while (query.next()) {
        if (!belonging.covers(query))
            continue;
        replay.events.append(std::make_shared<const LoggedEvent>(eventFrom(query)));
        if (replay.events.size() == limit) {
            replay.servedTo = replay.events.last()->id;
            break;
        }
    }
    return finished(std::move(replay));
}

Result<QSet<UserId>> EventLog::membersOf(RoomId room)
{
    const ReadScope scope(*m_database);
    return finished(setOf(MemberTable(*m_database).ids(room)));
}

Result<QSet<RoomId>> EventLog::roomsOf(UserId user)
{
    const ReadScope scope(*m_database);
    return finished(setOf(MemberTable(*m_database).roomsOf(user)));
}

Result<QSet<WorkspaceId>> EventLog::workspacesOf(UserId user)
{
    const ReadScope scope(*m_database);
    QSet<WorkspaceId> workspaces;
    for (const WorkspaceMembership &membership : WorkspaceTable(*m_database).membershipsOf(user))
        workspaces.insert(membership.workspace);
    return finished(std::move(workspaces));
}

Result<QSet<UserId>> EventLog::membersOf(WorkspaceId workspace)
{
    const ReadScope scope(*m_database);
    return finished(setOf(WorkspaceTable(*m_database).memberIds(workspace)));
}

}  // namespace parlor
