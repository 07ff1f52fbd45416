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
    if (message.mentions.all || message.mentions.here)
        named.append(kEveryone);
    for (const UserId user : named)
        m_database.query("mention_insert").bind(message.roomId, user, message.seq, message.senderId).run();
}

void MentionTable::remove(RoomId room, Seq seq)
{
    m_database.query("mention_delete").bind(room, seq).run();
}

int MentionTable::count(RoomId room, UserId user, Seq after)
{
    Query query = m_database.query("mention_count");
    query.bind(room, user, after);
    return query.next() ? int(query.integer(0)) : 0;
}

}  // namespace parlor
