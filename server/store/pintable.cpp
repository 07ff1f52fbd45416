// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pintable.h"

namespace parlor {

QList<MessageId> PinTable::of(RoomId room)
{
    Query query = m_database.query("pin_of_room");
    query.bind(room);
    QList<MessageId> messages;
    while (query.next())
        messages.append(query.id<MessageId>(0));
    return messages;
}

void PinTable::insert(RoomId room, MessageId message, EventId from, UserId by)
{
    m_database.query("pin_insert").bind(room, message, from, by).run();
}

void PinTable::remove(RoomId room, MessageId message)
{
    m_database.query("pin_delete").bind(room, message).run();
}

void PinTable::removeAll(RoomId room)
{
    m_database.query("pin_delete_room").bind(room).run();
}

}  // namespace parlor
