// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

namespace parlor {

/// Names a row for as long as the Timeline lives, from composing to the end; never reused. Opaque to all
/// but the timeline.
using RowId = quint64;

/// How the timeline makes its row ids: each says what it was made for, so that a row is found by its id
/// through the indexes that exist anyway, and a million rows need no index of their own.
///
///   Message  a row that began confirmed, by its MessageId
///   Composed a row that began pending, by the number of its composing
///   Gap      the gap that came into being right after a message, by the seq where it began. A seq is
///            filled once, so no second gap ever begins there; the name stays while the gap shrinks.
///
/// The generation keeps the ids of before and after a restart apart (it wraps after 512 of them).
class RowName
{
public:
    enum class Kind : quint8 { Message = 1, Composed = 2, Gap = 3 };
    static constexpr qint64 kMaxNumber = (qint64(1) << 53) - 1;

    RowName(Kind kind, qint64 number, unsigned generation)
        : m_id(quint64(kind) << 62 | quint64(generation & 0x1ff) << 53 | quint64(number & kMaxNumber))
    {
    }
    explicit RowName(RowId id) : m_id(id) {}

    RowId id() const { return m_id; }
    Kind kind() const { return Kind(m_id >> 62); }
    qint64 number() const { return qint64(m_id & quint64(kMaxNumber)); }
    bool isOfGeneration(unsigned generation) const { return ((m_id >> 53) & 0x1ff) == (generation & 0x1ff); }

private:
    quint64 m_id;
};

}  // namespace parlor
