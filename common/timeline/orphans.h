// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"

#include <QHash>
#include <optional>
#include <unordered_map>

namespace parlor {

/// What is known of messages that have no place in the list yet: the best picture of each, and how many
/// replies it has. Waits until the message is placed.
class Orphans
{
public:
    /// Keeps the picture if it is better than the one held.
    void offer(const Message &picture);
    void raiseReplyCount(MessageId id, int count);

    bool contains(MessageId id) const { return m_pictures.contains(id); }
    /// The picture held, with the highest reply count known.
    std::optional<Message> find(MessageId id) const;

    /// What waited for a message, which is forgotten here.
    struct Waiting {
        std::optional<Message> picture;
        int replyCount = 0;
    };
    Waiting take(MessageId id);
    void clear();

private:
    struct Hash {
        size_t operator()(MessageId id) const { return qHash(id); }
    };

    // Nodes of their own: what was large and is taken gives its memory back.
    std::unordered_map<MessageId, Message, Hash> m_pictures;
    QHash<MessageId, int> m_replyCounts;   // also of messages without a picture
};

}  // namespace parlor
