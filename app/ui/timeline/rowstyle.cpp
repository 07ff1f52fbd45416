// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowstyle.h"

#include <QFontDatabase>
#include <QWidget>

namespace parlor {

namespace {

QFont scaled(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

}  // namespace

RowStyle RowStyle::of(const QWidget &widget, const Tokens &tokens)
{
    RowStyle style;
    style.tokens = &tokens;
    style.text = widget.font();
    style.name = style.text;
    style.name.setWeight(QFont::DemiBold);
    style.small = scaled(style.text, 0.86);
    style.code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    style.code.setFixedPitch(true);
    style.code.setPixelSize(qRound(QFontInfo(style.text).pixelSize() * 0.93));
    style.rightToLeft = widget.layoutDirection() == Qt::RightToLeft;
    return style;
}

}  // namespace parlor
