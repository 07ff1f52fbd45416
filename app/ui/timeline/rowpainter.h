// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/documentpainter.h"
#include "timeline/rowlayout.h"
#include "timeline/rowstyle.h"

#include <QPainter>

namespace parlor {

/// What of the view's state shows in a row.
struct RowPaintState {
    TextRange selection;
    bool hovered = false;
    bool current = false;  ///< has the keyboard focus
    qreal flash = 0;       ///< 1 … 0 after a jump to it
    const RowPart *hoveredPart = nullptr;
    UserId self;
};

/// Draws one measured row at 0,0 of the painter.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const RowStyle &style);

    void paint(const RowLayout &row, const RowPaintState &state);

private:
    void paintBackground(const RowLayout &row, const RowPaintState &state);
    void paintHeader(const RowLayout &row, const RowPaintState &state);
    void paintQuote(const RowLayout &row, bool hovered);
    void paintText(const RowLayout &row, const RowPaintState &state);
    void paintCards(const RowLayout &row);
    void paintReactions(const RowLayout &row, const RowPaintState &state);
    void paintDelivery(const RowLayout &row);
    void paintFocus(const RowLayout &row);

    QPainter &m_painter;
    const RowStyle &m_style;
    const Tokens &m_tokens;
};

}  // namespace parlor
