// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/roomlistfilter.h"

#include "roomlistroles.h"

namespace parlor {

namespace {

bool isHeading(const QModelIndex &index)
{
    return index.data(RoomIdRole).toLongLong() == 0;
}

}  // namespace

void RoomListFilter::setNeedle(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RoomListFilter::accepts(const QModelIndex &index) const
{
    const QString name = index.data(RoomNameRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool RoomListFilter::sectionHasMatch(int headingRow) const
{
    for (int row = headingRow + 1; row < sourceModel()->rowCount(); ++row) {
        const QModelIndex index = sourceModel()->index(row, 0);
        if (isHeading(index))
            return false;
        if (accepts(index))
            return true;
    }
    return false;
}

bool RoomListFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return isHeading(index) ? sectionHasMatch(row) : accepts(index);
}

}  // namespace parlor
