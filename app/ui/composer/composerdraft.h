// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>
#include <optional>

namespace parlor {

/// What stands in the composer of one room and is not sent yet.
struct ComposerDraft {
    QString text;
    std::optional<MessageId> replyTo;
    /// Under which it is going to be sent; empty while it was never kept.
    ClientKey key = {};

    bool isEmpty() const { return text.isEmpty() && !replyTo; }
    bool operator==(const ComposerDraft &) const = default;
};

}  // namespace parlor
