// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeline.h"

#include <vector>

namespace parlor {

/// One thing that a timeline is told. Only the fields of its kind count.
struct Input {
    enum class Kind { Compose, Deliver, Discard, Place, Update, Head, ReplyCount, ReadMark, RemoveReader };

    Kind kind = Kind::Place;
    PendingMessage pending;   ///< Compose; Deliver: key, state, failure; Discard: key
    QList<Message> messages;  ///< Place: any; Update: one
    UserId user;              ///< ReadMark, RemoveReader
    MessageId root;           ///< ReplyCount
    Seq seq = 0;              ///< Head, ReadMark
    int count = 0;            ///< ReplyCount

    ChangeSet tell(Timeline &timeline) const
    {
        switch (kind) {
        case Kind::Compose:
            return timeline.compose(pending);
        case Kind::Deliver:
            return timeline.setDelivery(pending.clientKey, pending.state, pending.failure);
        case Kind::Discard:
            return timeline.discard(pending.clientKey);
        case Kind::Place:
            return messages.size() == 1 ? timeline.place(messages.first()) : timeline.place(messages);
        case Kind::Update:
            return timeline.update(messages.first());
        case Kind::Head:
            return timeline.setHead(seq);
        case Kind::ReplyCount:
            return timeline.setReplyCount(root, count);
        case Kind::ReadMark:
            return timeline.setReadMark(user, seq);
        case Kind::RemoveReader:
            return timeline.removeReader(user);
        }
        return {};
    }
};
using Inputs = std::vector<Input>;

}  // namespace parlor
