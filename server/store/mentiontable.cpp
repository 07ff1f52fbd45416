// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mentiontable.h"

namespace parlor {

namespace {

/// Stands for everyone in the room.
constexpr UserId kEveryone{0};

}  // namespace

void MentionTable::insert(const Message &message)
{
    QList<UserId> named = message.mentions.userIds;
    if (message.mentions.all)
        named.append(kEveryone);
    for (const UserId user : named)
        m_database.query("mention_insert").bind(message.roomId, user, message.seq, message.senderId, false).run();
}

void MentionTable::insertHere(const Message &message, const QList<UserId> &there)
{
    for (const UserId user : there)
        m_database.query("mention_insert").bind(message.roomId, user, message.seq, message.senderId, true).run();
}

void MentionTable::remove(RoomId room, Seq seq)
{
    m_database.query("mention_delete").bind(room, seq).run();
}

void MentionTable::removeNamed(RoomId room, Seq seq)
{
    m_database.query("mention_delete_kind").bind(room, seq, false).run();
}

void MentionTable::removeHere(RoomId room, Seq seq)
{
    m_database.query("mention_delete_kind").bind(room, seq, true).run();
}

void MentionTable::removeAll(RoomId room)
{
    m_database.query("mention_delete_room").bind(room).run();
}

int MentionTable::count(RoomId room, UserId user, Seq after)
{
    Query query = m_database.query("mention_count");
    query.bind(room, user, after);
    return query.next() ? int(query.integer(0)) : 0;
}

}  // namespace parlor
