// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "store/database.h"

namespace parlor {

/// Which messages name whom, for counting.
class MentionTable
{
public:
    explicit MentionTable(Database &database) : m_database(database) {}

    void insert(const Message &message);
    void remove(RoomId room, Seq seq);
    /// Messages of others after `seq` that name the person, or everyone.
    int count(RoomId room, UserId user, Seq after);

private:
    Database &m_database;
};

}  // namespace parlor
