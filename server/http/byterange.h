// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace parlor {

/// What a Range header asks of a representation (RFC 9110, 14.2).
struct RangeVerdict {
    enum class Kind {
        Whole,          ///< no range, one that cannot be read, or several: all of it is the answer, with 200
        Part,           ///< 206
        Unsatisfiable,  ///< 416
    };
    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 length = 0;

    bool operator==(const RangeVerdict &) const = default;
};

RangeVerdict judgeRange(const QByteArray &header, qint64 size);

/// Whether a list of entity tags (If-Match, If-None-Match) has this one or is "*". `weakly`: also where the list has
/// it as a weak one (RFC 9110, 8.8.3.2).
bool listsTag(const QByteArray &list, const QByteArray &tag, bool weakly);

}  // namespace parlor
