// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "model/user.h"
#include "store/database.h"

namespace parlor {

/// An account as administrators see it.
struct AccountRow {
    User user;
    std::optional<Role> role;  ///< in the first workspace
    std::optional<Timestamp> suspendedAt;
    std::optional<Timestamp> lastSeenAt;
};

struct DeviceRow {
    SessionId id;
    UserId user;
    QString deviceName;
    Timestamp createdAt;
    Timestamp lastSeenAt;
};

struct RoomRow {
    RoomInfo room;
    int members = 0;
};

struct StoreStats {
    qint64 users = 0;
    qint64 bots = 0;
    qint64 suspended = 0;
    qint64 sessions = 0;
    qint64 workspaces = 0;
    qint64 rooms = 0;
    qint64 messages = 0;  ///< ever written, deleted ones included
    qint64 events = 0;    ///< the head of the log
    qint64 bytes = 0;     ///< of the database
};

/// What only administrators read: everything, by id, after `after`.
class AdminTable
{
public:
    explicit AdminTable(Database &database) : m_database(database) {}

    /// `folded`: what a name has to contain; empty: all.
    QList<AccountRow> users(const QString &folded, WorkspaceId roleIn, UserId after, int limit);
    QList<DeviceRow> sessions(SessionId after, int limit);
    QList<RoomRow> rooms(RoomId after, int limit);
    StoreStats stats();

private:
    Database &m_database;
};

}  // namespace parlor
