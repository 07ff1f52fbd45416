// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowstack.h"

#include <algorithm>

namespace parlor {

void RowStack::reset(std::vector<int> estimates)
{
    m_heights.reset(std::move(estimates));
    m_placed.clear();
    m_anchor = 0;
    m_anchorY = 0;
    m_atEnd = true;
}

void RowStack::insert(int first, const std::vector<int> &estimates)
{
    const bool wasEmpty = m_heights.size() == 0;
    m_heights.insert(first, estimates);
    if (!wasEmpty && first <= m_anchor)
        m_anchor += int(estimates.size());
}

void RowStack::remove(int first, int count)
{
    m_heights.remove(first, count);
    if (m_anchor >= first + count)
        m_anchor -= count;
    else if (m_anchor >= first)
        m_anchor = first;
    m_anchor = std::clamp(m_anchor, 0, std::max(0, m_heights.size() - 1));
}

void RowStack::move(int from, int to)
{
    const int height = m_heights.height(from);
    m_heights.remove(from, 1);
    m_heights.insert(to, {height});
    if (from < m_anchor && to >= m_anchor)
        --m_anchor;
    else if (from > m_anchor && to <= m_anchor)
        ++m_anchor;
}

void RowStack::setPadding(int top, int bottom)
{
    m_topPadding = top;
    m_bottomPadding = bottom;
}

int RowStack::measured(int index, const Measure &measure)
{
    const int height = measure(index);
    m_heights.set(index, height);
    return height;
}

void RowStack::layout(int viewportHeight, const Measure &measure)
{
    m_viewportHeight = viewportHeight;
    m_placed.clear();
    if (m_heights.size() == 0) {
        m_atEnd = true;
        return;
    }
    placeAround(viewportHeight, measure);
    const int last = m_heights.size() - 1;
    const auto bottom = [this] { return m_placed.back().y + m_placed.back().height + m_bottomPadding; };

    // No empty space below the end …
    if (m_placed.back().index == last && bottom() < viewportHeight) {
        shift(viewportHeight - bottom());
        fillUp(measure);
    }
    // … nor above the beginning, unless everything fits: then the list stands at the bottom.
    if (m_placed.front().index == 0 && m_placed.front().y > m_topPadding) {
        shift(m_topPadding - m_placed.front().y);
        fillDown(viewportHeight, measure);
        if (m_placed.back().index == last && bottom() < viewportHeight)
            shift(viewportHeight - bottom());
    }
    m_atEnd = m_placed.back().index == last && bottom() <= viewportHeight;
    chooseAnchor();
}

void RowStack::placeAround(int viewportHeight, const Measure &measure)
{
    if (m_atEnd) {
        m_anchor = m_heights.size() - 1;
        m_anchorY = viewportHeight - m_bottomPadding - measured(m_anchor, measure);
    }
    m_placed.push_back({m_anchor, m_anchorY, measured(m_anchor, measure)});
    fillUp(measure);
    fillDown(viewportHeight, measure);
}

void RowStack::fillUp(const Measure &measure)
{
    std::vector<Placed> above;
    int index = m_placed.front().index;
    int y = m_placed.front().y;
    while (y > 0 && index > 0) {
        const int height = measured(--index, measure);
        y -= height;
        above.push_back({index, y, height});
    }
    m_placed.insert(m_placed.begin(), above.rbegin(), above.rend());
}

void RowStack::fillDown(int viewportHeight, const Measure &measure)
{
    int y = m_placed.back().y + m_placed.back().height;
    for (int index = m_placed.back().index + 1; y < viewportHeight && index < m_heights.size(); ++index) {
        const int height = measured(index, measure);
        m_placed.push_back({index, y, height});
        y += height;
    }
}

void RowStack::shift(int dy)
{
    for (Placed &row : m_placed)
        row.y += dy;
}

void RowStack::chooseAnchor()
{
    const auto isOutside = [this](const Placed &row) { return row.y + row.height <= 0 || row.y >= m_viewportHeight; };
    m_placed.erase(std::remove_if(m_placed.begin(), m_placed.end(), isOutside), m_placed.end());
    if (m_placed.empty())
        return;
    // The first row that begins on screen: one that is cut off above may grow upwards.
    const auto whole = std::find_if(m_placed.begin(), m_placed.end(), [](const Placed &row) { return row.y >= 0; });
    const Placed &anchor = whole == m_placed.end() ? m_placed.front() : *whole;
    m_anchor = anchor.index;
    m_anchorY = anchor.y;
}

int RowStack::scrollMaximum() const
{
    return std::max(0, int(m_heights.total()) + m_topPadding + m_bottomPadding - m_viewportHeight);
}

int RowStack::scrollValue() const
{
    if (m_heights.size() == 0)
        return 0;
    if (m_atEnd)
        return scrollMaximum();
    return std::clamp(int(m_heights.top(m_anchor)) + m_topPadding - m_anchorY, 0, scrollMaximum());
}

void RowStack::scrollBy(int dy)
{
    if (dy < 0)
        m_atEnd = false;
    if (!m_atEnd)
        m_anchorY -= dy;
}

void RowStack::scrollTo(int value)
{
    if (m_heights.size() == 0)
        return;
    m_atEnd = value >= scrollMaximum();
    const int y = value - m_topPadding;
    m_anchor = m_heights.at(std::max(0, y));
    m_anchorY = int(m_heights.top(m_anchor)) - y;
}

void RowStack::showAt(int index, int y)
{
    m_atEnd = false;
    m_anchor = std::clamp(index, 0, std::max(0, m_heights.size() - 1));
    m_anchorY = y;
}

}  // namespace parlor
