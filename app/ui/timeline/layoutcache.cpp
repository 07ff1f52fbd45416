// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/layoutcache.h"

#include "timeline/rowlayoutbuilder.h"

namespace parlor {

namespace {

constexpr size_t kKept = 256;

}  // namespace

void LayoutCache::setStyle(const RowStyle &style)
{
    m_style = style;
    clear();
}

void LayoutCache::setWidth(int width)
{
    if (width != m_width)
        clear();
    m_width = width;
}

const RowLayout &LayoutCache::layout(int index)
{
    const RowPtr &row = m_model.rowAt(index);
    const RowFacts facts = m_model.facts(index);
    const bool afterOwn = index > 0 && isOnOwnBand(*m_model.rowAt(index - 1), m_model.facts(index - 1));
    Entry &entry = m_entries[row->rowId()];
    entry.round = m_round;
    const bool good = entry.layout && entry.layout->row == row && entry.layout->facts == facts
                      && entry.layout->afterOwn == afterOwn;
    if (!good) {
        entry.layout = RowLayoutBuilder(m_model, m_style, m_width).build(index, facts, afterOwn);
        ++m_measured;
    }
    return *entry.layout;
}

void LayoutCache::trim()
{
    const quint64 round = m_round++;
    if (m_entries.size() > kKept)
        std::erase_if(m_entries, [round](const auto &entry) { return entry.second.round < round; });
}

}  // namespace parlor
