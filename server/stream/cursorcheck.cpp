// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/cursorcheck.h"

namespace parlor {

StartPoint startPoint(const QString &text, const LogRange &log)
{
    using control::ResetReason;
    if (text.isEmpty())
        return {log.head, {}};
    const std::optional<Cursor> cursor = Cursor::fromText(text);
    if (!cursor)
        return {log.head, ResetReason::BadCursor};
    if (cursor->epoch != log.epoch)
        return {log.head, ResetReason::EpochChanged};
    if (cursor->eventId > log.head)
        return {log.head, ResetReason::BadCursor};
    if (cursor->eventId + 1 < log.oldest || log.head - cursor->eventId > log.maxReplay)
        return {log.head, ResetReason::TooOld};
    return {cursor->eventId, {}};
}

}  // namespace parlor
