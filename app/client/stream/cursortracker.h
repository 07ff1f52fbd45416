// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cursor.h"

#include <optional>

namespace parlor {

/// How far the event log has been taken in. Resuming is from the last place that a heartbeat or a poll has
/// vouched for, not from the last event: an event lost on the way just before a cut would be lost for good.
/// What comes twice thereby is told by its event id.
class CursorTracker
{
public:
    std::optional<Cursor> resumeFrom() const { return m_verified; }
    std::optional<Cursor> position() const { return m_position; }

    /// A stream of this generation begins; what comes from earlier ones moves nothing from now on.
    void begin(quint64 generation) { m_generation = generation; }
    /// A new beginning: the first hello without a cursor, a reset, a sync.
    void rebase(const Cursor &cursor)
    {
        m_verified = cursor;
        m_position = cursor;
    }
    void see(const Cursor &cursor, quint64 generation)
    {
        if (isCurrent(cursor, generation) && cursor.eventId > m_position->eventId)
            m_position = cursor;
    }
    void verify(const Cursor &cursor, quint64 generation)
    {
        if (!isCurrent(cursor, generation))
            return;
        see(cursor, generation);
        if (cursor.eventId > m_verified->eventId)
            m_verified = cursor;
    }
    void clear()
    {
        m_verified.reset();
        m_position.reset();
    }

private:
    bool isCurrent(const Cursor &cursor, quint64 generation) const
    {
        return generation == m_generation && m_verified && cursor.epoch == m_verified->epoch;
    }

    std::optional<Cursor> m_verified;
    std::optional<Cursor> m_position;
    quint64 m_generation = 0;
};

}  // namespace parlor
