// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "timeline/timeline.h"

#include <optional>

namespace parlor {

/// What is unread of a room.
struct UnreadTally {
    int unread = 0;
    int mentions = 0;

    bool operator==(const UnreadTally &) const = default;
};

/// The server's own count, and of what it was the count: what lies after `lastReadSeq` up to `lastSeq`.
struct UnreadSnapshot {
    Seq lastReadSeq = 0;
    Seq lastSeq = 0;
    UnreadTally tally;

    static UnreadSnapshot of(const Room &room)
    {
        return {room.lastReadSeq, room.info.lastSeq, {room.unread, room.mentions}};
    }
};

/// How many messages are unread, as a function of what is known now; nothing is ever counted up or down,
/// so that no order, loss or repetition of events can leave a wrong number behind.
///   1. Every message after `lastReadSeq` is known: they are counted.
///   2. Not all are, but the server's count starts from the same `lastReadSeq` and everything after its
///      `lastSeq` is known: its count and those after it.
///   3. Otherwise nothing: the server must be asked (GET room), and what is shown stays until it has answered.
/// Counted are messages of others, neither system nor deleted ones (protocol, section 4).
std::optional<UnreadTally> countUnread(const Timeline &timeline, UserId self, Seq lastReadSeq,
                                       const std::optional<UnreadSnapshot> &snapshot);

}  // namespace parlor
