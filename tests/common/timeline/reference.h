// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "input.h"

namespace parlor {

/// A row without its id: what a person sees of it.
struct SeenRow {
    std::optional<Gap> gap;
    Message message;
    DeliveryState state = DeliveryState::Received;
    std::optional<Error> failure;

    bool operator==(const SeenRow &) const = default;
};
using SeenRows = std::vector<SeenRow>;

/// The list that these inputs must give, told by the rules one after the other and without any regard to
/// speed. It only looks at the order of inputs where the outbox decides (the last delivery counts).
SeenRows referenceList(const Inputs &inputs, UserId self, RoomId room);

SeenRows seenRows(const Timeline &timeline);

/// What differs, in words; empty if nothing does.
QString difference(const SeenRows &is, const SeenRows &shouldBe);

}  // namespace parlor
