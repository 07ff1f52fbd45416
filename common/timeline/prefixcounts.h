// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <vector>

namespace parlor {

/// Counts of consecutive buckets: the sum before a bucket, and the bucket of a position, in O(log n)
/// (a binary indexed tree).
class PrefixCounts
{
public:
    struct Place {
        int bucket = 0;
        int offset = 0;
    };

    /// Starts afresh; O(n).
    template<typename Buckets, typename Count>
    void assign(const Buckets &buckets, Count count)
    {
        m_tree.assign(buckets.size() + 1, 0);
        for (size_t i = 1; i < m_tree.size(); ++i) {
            m_tree[i] += count(buckets[i - 1]);
            const size_t parent = i + (i & -i);
            if (parent < m_tree.size())
                m_tree[parent] += m_tree[i];
        }
    }

    void add(int bucket, int difference)
    {
        for (size_t i = size_t(bucket) + 1; i < m_tree.size(); i += i & -i)
            m_tree[i] += difference;
    }

    int sumBefore(int bucket) const
    {
        int sum = 0;
        for (size_t i = size_t(bucket); i > 0; i -= i & -i)
            sum += m_tree[i];
        return sum;
    }

    /// The bucket that holds the position-th item; the position must be below the sum of all.
    Place find(int position) const
    {
        size_t bucket = 0;
        for (size_t step = std::bit_floor(m_tree.size()); step > 0; step /= 2) {
            if (bucket + step >= m_tree.size() || m_tree[bucket + step] > position)
                continue;
            bucket += step;
            position -= m_tree[bucket];
        }
        return {int(bucket), position};
    }

private:
    std::vector<int> m_tree = {0};
};

}  // namespace parlor
