// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/heightindex.h"

#include <algorithm>

namespace parlor {

namespace {

size_t lowBit(size_t i)
{
    return i & (~i + 1);
}

}  // namespace

void HeightIndex::reset(std::vector<int> heights)
{
    m_heights = std::move(heights);
    m_stale = true;
}

void HeightIndex::insert(int first, const std::vector<int> &heights)
{
    const bool atEnd = first == size() && !m_stale && !m_tree.empty();
    m_heights.insert(m_heights.begin() + first, heights.begin(), heights.end());
    if (!atEnd) {
        m_stale = true;
        return;
    }
    for (size_t i = size_t(first) + 1; i <= m_heights.size(); ++i)
        m_tree.push_back(m_heights[i - 1] + top(int(i - 1)) - top(int(i - lowBit(i))));
}

void HeightIndex::remove(int first, int count)
{
    m_heights.erase(m_heights.begin() + first, m_heights.begin() + first + count);
    m_stale = true;
}

void HeightIndex::set(int index, int height)
{
    const int difference = height - m_heights[size_t(index)];
    if (difference == 0)
        return;
    m_heights[size_t(index)] = height;
    if (m_stale)
        return;
    for (size_t i = size_t(index) + 1; i < m_tree.size(); i += lowBit(i))
        m_tree[i] += difference;
}

qint64 HeightIndex::top(int index) const
{
    rebuild();
    qint64 sum = 0;
    for (size_t i = size_t(index); i > 0; i -= lowBit(i))
        sum += m_tree[i];
    return sum;
}

int HeightIndex::at(qint64 y) const
{
    rebuild();
    size_t step = 1;
    while (step * 2 <= m_heights.size())
        step *= 2;
    size_t index = 0;
    for (qint64 left = y; step > 0; step /= 2) {
        if (index + step <= m_heights.size() && m_tree[index + step] <= left) {
            index += step;
            left -= m_tree[index];
        }
    }
    return std::min(int(index), size() - 1);
}

void HeightIndex::rebuild() const
{
    if (!m_stale && !m_tree.empty())
        return;
    m_tree.assign(m_heights.size() + 1, 0);
    for (size_t i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += m_heights[i - 1];
        const size_t parent = i + lowBit(i);
        if (parent < m_tree.size())
            m_tree[parent] += m_tree[i];
    }
    m_stale = false;
}

}  // namespace parlor
