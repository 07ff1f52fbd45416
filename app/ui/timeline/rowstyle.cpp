// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowstyle.h"

#include "theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

namespace parlor {

RowStyle RowStyle::of(const QWidget &widget, const Tokens &tokens)
{
    RowStyle style;
    style.tokens = &tokens;
    style.text = widget.font();
    style.name = fonts::strong(style.text);
    style.small = fonts::small(style.text);
    style.code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    style.code.setFixedPitch(true);
    style.code.setPixelSize(qRound(QFontInfo(style.text).pixelSize() * 0.93));
    style.rightToLeft = widget.layoutDirection() == Qt::RightToLeft;
    return style;
}

}  // namespace parlor
