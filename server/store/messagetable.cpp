// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagetable.h"

#include "store/messageextras.h"

#include <algorithm>

namespace parlor {

namespace {

static_assert(int(MessageKind::System) == 2, "sql/message_uncounted.sql, sql/message_own.sql and an index spell it");

Message messageFrom(const Query &query)
{
    Message message;
    message.id = query.id<MessageId>(0);
    message.roomId = query.id<RoomId>(1);
    message.seq = query.integer(2);
    message.revision = query.integer(3);
    message.clientKey = ClientKey{query.text(4)};
    message.senderId = query.id<UserId>(5);
    message.kind = MessageKind(query.integer(6));
    message.body = query.text(7);
    message.replyTo = query.optionalId<MessageId>(8);
    message.rootId = query.optionalId<MessageId>(9);
    message.replyCount = int(query.integer(10));
    if (!query.isNull(11))
        readExtras(query.bytes(11), message);
    message.createdAt = query.time(12);
    message.editedAt = query.optionalTime(13);
    message.deletedAt = query.optionalTime(14);
    return message;
}

std::optional<StoredMessage> storedFrom(Query &query)
{
    if (!query.next())
        return std::nullopt;
    return StoredMessage{messageFrom(query), query.integer(15), query.bytes(16)};
}

QList<Message> messagesFrom(Query &query)
{
    QList<Message> messages;
    while (query.next())
        messages.append(messageFrom(query));
    return messages;
}

}  // namespace

MessageId MessageTable::insert(const Message &message, const std::optional<QByteArray> &requestHash)
{
    const std::optional<QString> key = message.clientKey.isEmpty() ? std::nullopt
                                                                   : std::optional(message.clientKey.text);
    const std::optional<QByteArray> extras = extrasOf(message);
    Query query = m_database.query("message_insert");
    query.bind(message.roomId, message.seq, message.revision, key, message.senderId, int(message.kind), message.body,
               message.replyTo, message.rootId, extras ? std::optional(Utf8{*extras}) : std::nullopt, message.createdAt,
               requestHash);
    query.run();
    return MessageId{m_database.lastInsertId()};
}

std::optional<StoredMessage> MessageTable::find(MessageId id)
{
    Query query = m_database.query("message_find");
    query.bind(id);
    return storedFrom(query);
}

std::optional<StoredMessage> MessageTable::findByKey(UserId sender, const ClientKey &key)
{
    Query query = m_database.query("message_find_by_key");
    query.bind(sender, key.text);
    return storedFrom(query);
}

QList<Message> MessageTable::before(RoomId room, Seq seq, int limit)
{
    Query query = m_database.query("message_page_before");
    query.bind(room, seq, limit);
    QList<Message> messages = messagesFrom(query);
    std::reverse(messages.begin(), messages.end());
    return messages;
}

QList<Message> MessageTable::after(RoomId room, Seq seq, int limit)
{
    Query query = m_database.query("message_page_after");
    query.bind(room, seq, limit);
    return messagesFrom(query);
}

void MessageTable::update(const StoredMessage &stored)
{
    const Message &message = stored.message;
    const std::optional<QByteArray> extras = extrasOf(message);
    Query query = m_database.query("message_update");
    query.bind(message.id, message.revision, message.body, stored.bodyRevision,
               extras ? std::optional(Utf8{*extras}) : std::nullopt, message.editedAt, message.deletedAt);
    query.run();
}

int MessageTable::countReply(MessageId root)
{
    Query query = m_database.query("message_count_reply");
    query.bind(root);
    const int count = query.next() ? int(query.integer(0)) : 0;
    query.run();
    return count;
}

void MessageTable::blankRoom(RoomId room, Timestamp at, Revision revision)
{
    m_database.query("message_blank_room").bind(room, at, revision).run();
}

int MessageTable::uncounted(RoomId room, Seq seq)
{
    Query query = m_database.query("message_uncounted");
    query.bind(room, seq);
    return query.next() ? int(query.integer(0)) : 0;
}

int MessageTable::own(RoomId room, Seq seq, UserId sender)
{
    Query query = m_database.query("message_own");
    query.bind(room, seq, sender);
    return query.next() ? int(query.integer(0)) : 0;
}

}  // namespace parlor
