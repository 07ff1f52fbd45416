// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QFont>
#include <QFontMetrics>

class QWidget;

namespace parlor {

/// Everything but the message that decides how a row looks: fonts, colours, direction.
struct RowStyle {
    const Tokens *tokens = nullptr;
    QFont text;
    QFont name;   ///< bold
    QFont small;  ///< times, marks, reactions
    QFont code;
    bool rightToLeft = false;

    static RowStyle of(const QWidget &widget, const Tokens &tokens);
    int lineHeight() const { return QFontMetrics(text).height(); }
    int smallHeight() const { return QFontMetrics(small).height(); }
};

}  // namespace parlor
