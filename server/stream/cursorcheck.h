// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/event.h"

namespace parlor {

/// What the log can serve at this moment.
struct LogRange {
    QString epoch;
    EventId oldest = 1;  ///< the first event that is still kept
    EventId head = 0;
    EventId maxReplay = 10'000;
};

/// Where a stream or a poll goes on from, and whether that is where the client thinks it does.
struct StartPoint {
    EventId after = 0;
    std::optional<control::ResetReason> reset;  ///< then `after` is the head
};

/// `cursor` as the client sent it; empty: from now on.
StartPoint startPoint(const QString &cursor, const LogRange &log);

}  // namespace parlor
