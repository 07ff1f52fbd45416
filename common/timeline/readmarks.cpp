// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/readmarks.h"

#include <algorithm>

namespace parlor {

void ReadMarks::raise(UserId user, Seq seq)
{
    if (seq <= m_removed.value(user))
        return;
    Seq &mark = m_marks[user];
    mark = qMax(mark, seq);
    m_highest = qMax(m_highest, seq);
}

void ReadMarks::remove(UserId user, Seq head)
{
    Seq &removed = m_removed[user];
    removed = qMax(removed, qMax(head, m_marks.take(user)));
    m_highest = 0;
    for (const Seq mark : std::as_const(m_marks))
        m_highest = qMax(m_highest, mark);
}

void ReadMarks::clear()
{
    m_marks.clear();
    m_removed.clear();
    m_highest = 0;
}

QList<UserId> ReadMarks::readers(Seq seq, UserId except) const
{
    QList<UserId> readers;
    for (auto mark = m_marks.cbegin(); mark != m_marks.cend(); ++mark) {
        if (mark.value() >= seq && mark.key() != except)
            readers.append(mark.key());
    }
    std::sort(readers.begin(), readers.end());
    return readers;
}

}  // namespace parlor
