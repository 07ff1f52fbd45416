// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QHash>
#include <QList>

namespace parlor {

/// How far the others have read. A mark only moves forward.
class ReadMarks
{
public:
    void raise(UserId user, Seq seq);
    /// The user's mark no longer counts, nor does any up to `head` that comes late: those are from before
    /// the removal. Who comes back starts beyond.
    void remove(UserId user, Seq head);
    void clear();

    /// The highest mark that counts: own messages up to here are read. 0: none.
    Seq highest() const { return m_highest; }
    /// Who has read up to `seq`, but `except`; ascending.
    QList<UserId> readers(Seq seq, UserId except) const;

private:
    QHash<UserId, Seq> m_marks;
    QHash<UserId, Seq> m_removed;  // what does not count of those who left
    Seq m_highest = 0;
};

}  // namespace parlor
