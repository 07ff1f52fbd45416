// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/heightindex.h"

#include <functional>

namespace parlor {

/// Which rows are on screen and where. One row is the anchor: whatever is inserted, removed or measured
/// above it, it keeps its place. At the end of the list the end is the anchor instead.
class RowStack
{
public:
    struct Placed {
        int index = 0;
        int y = 0;  ///< top, in the viewport
        int height = 0;
    };
    using Measure = std::function<int(int index)>;

    void reset(std::vector<int> estimates);
    void insert(int first, const std::vector<int> &estimates);
    void remove(int first, int count);
    void move(int from, int to);

    /// Free space above the first row and below the last.
    void setPadding(int top, int bottom);

    /// Places rows until the viewport is full. Measures only what it places.
    void layout(int viewportHeight, const Measure &measure);
    const std::vector<Placed> &placed() const { return m_placed; }

    bool isAtEnd() const { return m_atEnd; }
    int scrollMaximum() const;
    int scrollValue() const;
    int topPadding() const { return m_topPadding; }

    /// Each takes effect with the next layout.
    void scrollToEnd() { m_atEnd = true; }
    void scrollBy(int dy);
    void scrollTo(int value);
    /// Puts the top of a row at `y` of the viewport.
    void showAt(int index, int y);

private:
    void placeAround(int viewportHeight, const Measure &measure);
    void fillUp(const Measure &measure);
    void fillDown(int viewportHeight, const Measure &measure);
    void shift(int dy);
    void chooseAnchor();
    int measured(int index, const Measure &measure);

    HeightIndex m_heights;
    std::vector<Placed> m_placed;
    int m_anchor = 0;
    int m_anchorY = 0;
    int m_topPadding = 0;
    int m_bottomPadding = 0;
    int m_viewportHeight = 0;
    bool m_atEnd = true;
};

}  // namespace parlor
