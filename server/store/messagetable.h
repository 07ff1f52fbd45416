// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "store/database.h"

namespace parlor {

/// A message with what only the server needs to know of it.
struct StoredMessage {
    Message message;
    Revision bodyRevision = 0;  ///< of the last change of the body
    QByteArray requestHash;     ///< of what was posted first with its key
};

/// Messages, one row each for ever.
class MessageTable
{
public:
    explicit MessageTable(Database &database) : m_database(database) {}

    /// All of `message` but its id, which is answered. No hash: a system message.
    MessageId insert(const Message &message, const std::optional<QByteArray> &requestHash);
    std::optional<StoredMessage> find(MessageId id);
    std::optional<StoredMessage> findByKey(UserId sender, const ClientKey &key);
    /// The last `limit` before `seq`, ascending.
    QList<Message> before(RoomId room, Seq seq, int limit);
    /// The first `limit` after `seq`, ascending.
    QList<Message> after(RoomId room, Seq seq, int limit);
    /// What can change of a message, but its reply count.
    void update(const StoredMessage &stored);
    /// One reply more; the new count.
    int countReply(MessageId root);
    /// Takes the text out of all of a room's messages.
    void blankRoom(RoomId room, Timestamp at, Revision revision);

    /// Those after `seq` that are system messages or deleted.
    int uncounted(RoomId room, Seq seq);
    /// Those after `seq` that `sender` wrote and that are there.
    int own(RoomId room, Seq seq, UserId sender);

private:
    Database &m_database;
};

}  // namespace parlor
