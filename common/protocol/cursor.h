// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>
#include <optional>

namespace parlor {

/// A place in the event log of one store: "<epoch>-<event_id>". The epoch names the store.
struct Cursor {
    QString epoch;
    EventId eventId = 0;

    bool operator==(const Cursor &) const = default;

    QString toText() const;
    /// Nothing where the text is malformed: the epoch is [0-9a-z]+, the id a decimal ≥ 0.
    static std::optional<Cursor> fromText(QStringView text);
};

}  // namespace parlor
