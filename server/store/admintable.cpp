// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/admintable.h"

#include "store/roomtable.h"
#include "store/usertable.h"

namespace parlor {

QList<AccountRow> AdminTable::users(const QString &folded, WorkspaceId roleIn, UserId after, int limit)
{
    Query query = m_database.query("admin_user_list");
    query.bind(after, folded, limit, roleIn);
    QList<AccountRow> rows;
    while (query.next()) {
        constexpr int more = UserTable::kColumns;
        AccountRow row{UserTable::read(query), {}, query.optionalTime(more), query.optionalTime(more + 1)};
        if (!query.isNull(more + 2))
            row.role = Role(query.integer(more + 2));
        rows.append(row);
    }
    return rows;
}

QList<DeviceRow> AdminTable::sessions(SessionId after, int limit)
{
    Query query = m_database.query("admin_session_list");
    query.bind(after, limit);
    QList<DeviceRow> rows;
    while (query.next())
        rows.append({query.id<SessionId>(0), query.id<UserId>(4), query.text(1), query.time(2), query.time(3)});
    return rows;
}

QList<RoomRow> AdminTable::rooms(RoomId after, int limit)
{
    Query query = m_database.query("admin_room_list");
    query.bind(after, limit);
    QList<RoomRow> rows;
    while (query.next())
        rows.append({RoomTable::read(query), int(query.integer(RoomTable::kColumns))});
    return rows;
}

StoreStats AdminTable::stats()
{
    Query query = m_database.query("admin_stats");
    if (!query.next())
        return {};
    return {query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.integer(4),
            query.integer(5), query.integer(6), query.integer(7), query.integer(8)};
}

}  // namespace parlor
