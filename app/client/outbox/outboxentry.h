// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/ids.h"
#include "model/timestamp.h"
#include "timeline/timeline.h"

#include <QString>
#include <optional>

namespace parlor {

/// A message that was composed here and that the server has not confirmed yet.
struct OutboxEntry {
    enum class State {
        Queued,   ///< on disk, waits for its turn, for the network, or for those before it
        Sending,  ///< its POST is under way
        Failed,   ///< refused for good, see `failure`; what was composed after it in this room waits
    };

    ClientKey key;
    RoomId room;
    quint64 order = 0;  ///< of composing; unique and growing in this outbox, given by the disk
    QString body;
    std::optional<MessageId> replyTo;
    Timestamp composedAt;
    State state = State::Queued;
    int attempts = 0;              ///< POSTs that were begun
    std::optional<Error> failure;  ///< of Failed; of Queued the last attempt's, if there was one

    bool operator==(const OutboxEntry &) const = default;

    /// As the timeline takes it.
    PendingMessage pending() const;
};

}  // namespace parlor
