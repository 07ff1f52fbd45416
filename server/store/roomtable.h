// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "store/database.h"

namespace parlor {

/// The two people of a direct room, the lower id first; one's saved messages: the same twice.
struct DirectPair {
    UserId low;
    UserId high;
};

/// Rooms that are not deleted.
class RoomTable
{
public:
    explicit RoomTable(Database &database) : m_database(database) {}

    /// All of `room` but its id, which is answered.
    RoomId insert(const RoomInfo &room, const std::optional<DirectPair> &pair);
    std::optional<RoomInfo> find(RoomId id);
    std::optional<RoomId> findDirect(WorkspaceId workspace, DirectPair pair);
    QList<RoomInfo> listOf(UserId member);
    /// Channels that the person is not in and may join.
    QList<RoomInfo> listOpenTo(UserId user);
    /// What PATCH can change, and the revision.
    void update(const RoomInfo &room);
    void setLastSeq(RoomId id, Seq seq);
    void remove(RoomId id, Timestamp at, Revision revision);

    /// The thirteen columns that every statement about rooms gives first.
    static RoomInfo read(const Query &query);
    static constexpr int kColumns = 13;

private:
    Database &m_database;
};

}  // namespace parlor
