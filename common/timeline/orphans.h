// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"

#include <QHash>
#include <memory>
#include <optional>

namespace parlor {

/// What is known of messages that have no place in the list yet: the best picture of each, and how many
/// replies it has. Waits until the message is placed.
class Orphans
{
public:
    /// Keeps the picture if it is better than the one held.
    void offer(const Message &picture);
    void raiseReplyCount(MessageId id, int count);

    /// Whether a picture waits.
    bool contains(MessageId id) const { return m_waiting.value(id).picture != nullptr; }
    /// The picture held, with the highest reply count known.
    std::optional<Message> find(MessageId id) const;

    /// What waited for a message, which is forgotten here.
    struct Waiting {
        std::shared_ptr<const Message> picture;  ///< null: none
        int replyCount = 0;                      ///< may be known without a picture
    };
    Waiting take(MessageId id);
    void clear();

private:
    QHash<MessageId, Waiting> m_waiting;
};

}  // namespace parlor
