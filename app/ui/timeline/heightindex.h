// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtGlobal>

namespace parlor {

/// Heights of all rows, measured or estimated: row at a height and height of a row in O(log n).
/// A change in the middle of the list costs one pass at the next question.
class HeightIndex
{
public:
    void reset(std::vector<int> heights);
    void insert(int first, const std::vector<int> &heights);
    void remove(int first, int count);
    void set(int index, int height);

    int size() const { return int(m_heights.size()); }
    int height(int index) const { return m_heights[size_t(index)]; }
    /// Sum of the heights before `index`; of all for size().
    qint64 top(int index) const;
    qint64 total() const { return top(size()); }
    /// The row that covers `y`, held to the list; -1 where it is empty.
    int at(qint64 y) const;

private:
    void rebuild() const;

    std::vector<int> m_heights;
    // A Fenwick tree: entry i (from 1) is the sum of the lowbit(i) heights that end at i.
    mutable std::vector<qint64> m_tree;
    mutable bool m_stale = false;
};

}  // namespace parlor
