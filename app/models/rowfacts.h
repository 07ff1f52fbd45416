// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

namespace parlor {

/// How a row stands among its neighbours: what has to be drawn above it.
struct RowFacts {
    bool startsDay = false;    ///< a day separator stands above
    QDate day;                 ///< local; of the row, or of the last message before a gap
    bool unreadLine = false;   ///< the line "New messages" stands above
    bool startsGroup = false;  ///< avatar, name and time are drawn
    bool own = false;          ///< a message of the person who looks

    bool operator==(const RowFacts &) const = default;
};

}  // namespace parlor
