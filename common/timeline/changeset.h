// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/row.h"

#include <vector>

namespace parlor {

/// One step from the old list to the new. The steps of a set apply one after the other; the indexes of
/// each mean the list as it is when its turn comes.
struct Change {
    enum class Kind { Insert, Update, Move, Remove };
    Kind kind = Kind::Insert;
    int first = 0;             ///< first row that it is about (Move: before the move)
    int count = 0;             ///< Move: always 1
    int to = 0;                ///< Move: the row's index after the move
    std::vector<RowPtr> rows;  ///< Insert, Update: the rows; Move: the row as it is afterwards (one)
};
using ChangeSet = std::vector<Change>;

/// Gathers the steps of one answer and joins neighbours into ranges.
class ChangeSetBuilder
{
public:
    void insert(int index, RowPtr row);
    void update(int index, RowPtr row);
    void move(int from, int to, RowPtr row);
    void remove(int first, int count);

    ChangeSet take() { return std::move(m_changes); }

private:
    /// The last step, if it is of this kind; then the next may join it.
    Change *last(Change::Kind kind);
    Change &append(Change change);

    ChangeSet m_changes;
};

}  // namespace parlor
