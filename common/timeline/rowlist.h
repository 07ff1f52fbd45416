// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/prefixcounts.h"
#include "timeline/row.h"

#include <span>
#include <vector>

namespace parlor {

/// Rows in the ascending order of their keys, which are unique. Kept in blocks with counts: reaching a
/// row by index or key takes O(log n), changing one O(log n) and a block's length, a range of rows its
/// length more. A pointer or reference into it holds until the next change.
class RowList
{
public:
    struct Entry {
        qint64 key = 0;
        RowPtr row;
    };

    int size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const Entry &at(int index) const;
    /// How many rows have a key below this one: the index of that key, if it is there.
    int indexOfKey(qint64 key) const;
    /// Calls visit(index, entry) for a range.
    template<typename Visit>
    void forEach(int first, int count, Visit visit) const
    {
        if (count <= 0)
            return;
        auto [block, offset] = m_counts.find(first);
        for (int index = first; index < first + count; ++index) {
            visit(index, m_blocks[block].entries[offset]);
            if (++offset == int(m_blocks[block].entries.size())) {
                ++block;
                offset = 0;
            }
        }
    }

    /// The keys must fit in between those of the neighbours. Leaves the entries empty.
    void insert(int index, std::span<Entry> entries);
    void insert(int index, Entry entry) { insert(index, std::span(&entry, 1)); }
    /// The key may change as far as the order stays.
    void replace(int index, Entry entry);
    void remove(int index);
    void clear();

    /// Aborts where keys are out of order or counts lie.
    void checkInvariants() const;

private:
    struct Block {
        qint64 firstKey = 0;  // of the first entry: searched without touching the entries
        std::vector<Entry> entries;
    };

    PrefixCounts::Place placeForInsert(int index, size_t count) const;
    void insertBlocks(int at, std::span<Entry> entries);
    void joinIfSmall(size_t bucket);
    void recount();

    std::vector<Block> m_blocks;  // none is empty
    PrefixCounts m_counts;
    int m_size = 0;
};

}  // namespace parlor
