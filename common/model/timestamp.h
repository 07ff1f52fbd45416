// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <compare>
#include <optional>

namespace parlor {

/// A moment, milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp {
    qint64 ms = 0;

    auto operator<=>(const Timestamp &) const = default;

    /// RFC 3339 in UTC with milliseconds: 2026-11-21T08:15:30.123Z.
    QString toText() const;
    /// Any RFC 3339 time with an offset; nothing where the text is none.
    static std::optional<Timestamp> fromText(const QString &text);
};

}  // namespace parlor
