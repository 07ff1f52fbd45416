// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/changeset.h"

namespace parlor {

Change *ChangeSetBuilder::last(Change::Kind kind)
{
    return !m_changes.empty() && m_changes.back().kind == kind ? &m_changes.back() : nullptr;
}

Change &ChangeSetBuilder::append(Change change)
{
    // What one message changes has seldom more steps.
    if (m_changes.empty())
        m_changes.reserve(3);
    return m_changes.emplace_back(std::move(change));
}

void ChangeSetBuilder::insert(int index, RowPtr row)
{
    Change *range = last(Change::Kind::Insert);
    if (!range || range->first + range->count != index)
        range = &append({Change::Kind::Insert, index, 0, 0, {}});
    range->rows.push_back(std::move(row));
    ++range->count;
}

void ChangeSetBuilder::update(int index, RowPtr row)
{
    Change *range = last(Change::Kind::Update);
    if (!range || range->first + range->count != index)
        range = &append({Change::Kind::Update, index, 0, 0, {}});
    range->rows.push_back(std::move(row));
    ++range->count;
}

void ChangeSetBuilder::move(int from, int to, RowPtr row)
{
    append({Change::Kind::Move, from, 1, to, {std::move(row)}});
}

void ChangeSetBuilder::remove(int first, int count)
{
    Change *range = last(Change::Kind::Remove);
    if (range && range->first == first) {
        range->count += count;
        return;
    }
    append({Change::Kind::Remove, first, count, 0, {}});
}

}  // namespace parlor
