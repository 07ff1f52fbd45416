// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/message.h"

#include <memory>
#include <optional>
#include <vector>

namespace parlor {

/// Names a row for as long as the Timeline lives, from composing to the end; never reused.
using RowId = quint64;

/// How far a message has come. Foreign messages are Received; own confirmed ones Sent or Read.
enum class DeliveryState { Queued, Sending, Sent, Read, Failed, Received };

/// Consecutive messages that the server has and we have not.
struct Gap {
    Seq from = 0;
    Seq to = 0;
    bool operator==(const Gap &) const = default;
};

/// One line of the list: a message (confirmed, or pending with id and seq 0) or a gap.
/// Immutable once in the list: a change puts another Row in its place.
struct Row {
    RowId rowId = 0;
    std::optional<Gap> gap;
    Message message;
    DeliveryState state = DeliveryState::Received;
    std::optional<Error> failure;   ///< with Failed

    bool isGap() const { return gap.has_value(); }
    bool isPending() const { return !gap && !message.id.isValid(); }
    bool operator==(const Row &) const = default;
};
using RowPtr = std::shared_ptr<const Row>;

/// One step from the old list to the new. The steps of a set apply one after the other; the indexes of
/// each mean the list as it is when its turn comes.
struct Change {
    enum class Kind { Insert, Update, Move, Remove };
    Kind kind = Kind::Insert;
    int first = 0;                ///< first row that it is about (Move: before the move)
    int count = 0;                ///< Move: always 1
    int to = 0;                   ///< Move: the row's index after the move
    std::vector<RowPtr> rows;     ///< Insert, Update: the rows; Move: the row as it is afterwards (one)
};
using ChangeSet = std::vector<Change>;

}  // namespace parlor
