// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineselection.h"

#include "timeline/messagedocument.h"
#include "timelinewords.h"

#include <limits>

namespace parlor {

namespace {

constexpr int kToTheEnd = std::numeric_limits<int>::max();

}  // namespace

void TimelineSelection::start(TextPosition position)
{
    m_range = Range{position, position};
}

void TimelineSelection::extend(TextPosition position)
{
    if (m_range)
        m_range->cursor = position;
}

bool TimelineSelection::isEmpty() const
{
    return !m_range || m_range->anchor == m_range->cursor || !ordered();
}

std::optional<TimelineSelection::Ordered> TimelineSelection::ordered() const
{
    if (!m_range)
        return {};
    const int anchorRow = m_model.indexOfRow(m_range->anchor.row);
    const int cursorRow = m_model.indexOfRow(m_range->cursor.row);
    if (anchorRow < 0 || cursorRow < 0)
        return {};
    const Ordered forward{anchorRow, m_range->anchor.position, cursorRow, m_range->cursor.position};
    const bool backward = std::pair(cursorRow, forward.to) < std::pair(anchorRow, forward.from);
    return backward ? Ordered{cursorRow, forward.to, anchorRow, forward.from} : forward;
}

TextRange TimelineSelection::in(int index) const
{
    const auto range = ordered();
    if (!range || index < range->firstRow || index > range->lastRow)
        return {};
    return {index == range->firstRow ? range->from : 0, index == range->lastRow ? range->to : kToTheEnd};
}

QString TimelineSelection::rowText(int index, TextRange range) const
{
    const Row &row = *m_model.rowAt(index);
    const bool spoken = !row.isGap() && !row.isDeleted() && row.kind() != MessageKind::System;
    const QString text = spoken ? plainMessageText(row.body()) : m_model.text(row);
    return text.mid(range.from, std::min<qsizetype>(range.to, text.size()) - range.from);
}

QString TimelineSelection::text() const
{
    const auto range = ordered();
    if (!range)
        return {};
    if (range->firstRow == range->lastRow)
        return rowText(range->firstRow, in(range->firstRow));
    QString all;
    for (int i = range->firstRow; i <= range->lastRow; ++i) {
        const Row &row = *m_model.rowAt(i);
        const QString words = rowText(i, in(i));
        if (row.isGap() || words.isEmpty())
            continue;
        if (m_model.facts(i).startsGroup || all.isEmpty()) {
            all += all.isEmpty() ? QString() : QStringLiteral("\n");
            all += m_model.displayName(row.senderId()) + QStringLiteral(", ") + TimelineWords::time(row.createdAt())
                   + u'\n';
        }
        all += words + u'\n';
    }
    return all;
}

}  // namespace parlor
