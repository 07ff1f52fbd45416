// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/rowlayout.h"
#include "timeline/rowstyle.h"
#include "timelinemodel.h"

#include <unordered_map>

namespace parlor {

/// Measured rows by their id, for one style and width. A layout is good as long as the row and its place
/// among its neighbours are those that it was made of, so changes of the model need not be told.
class LayoutCache
{
public:
    explicit LayoutCache(const TimelineModel &model) : m_model(model) {}

    /// Everything is measured anew.
    void setStyle(const RowStyle &style);
    void setWidth(int width);
    const RowStyle &style() const { return m_style; }

    /// Measures the row if needed. Valid until the next trim, clear, setStyle or setWidth.
    const RowLayout &layout(int index);
    /// What a layout cannot see has changed: a name, the message that is quoted.
    void forget(RowId row) { m_entries.erase(row); }
    void clear() { m_entries.clear(); }
    /// Drops the rows that were not asked for since the last trim, once there are many.
    void trim();

    int measuredRows() const { return m_measured; }

private:
    struct Entry {
        std::unique_ptr<RowLayout> layout;
        quint64 round = 0;
    };

    const TimelineModel &m_model;
    RowStyle m_style;
    int m_width = 0;
    quint64 m_round = 0;
    int m_measured = 0;
    std::unordered_map<RowId, Entry> m_entries;
};

}  // namespace parlor
