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

    /// Whom the message names: people, or everyone.
    void insert(const Message &message);
    /// Who was there when the message called those who are.
    void insertHere(const Message &message, const QList<UserId> &there);
    void remove(RoomId room, Seq seq);
    void removeNamed(RoomId room, Seq seq);
    void removeHere(RoomId room, Seq seq);
    void removeAll(RoomId room);
    /// Messages after `seq` that name the person, or everyone, of others whom the person does not ignore.
    int count(RoomId room, UserId user, Seq after);

private:
    Database &m_database;
};

}  // namespace parlor
