// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>

namespace parlor::fonts {

namespace {

constexpr int kSmallestBody = 14;

QFont scaled(const QFont &base, qreal factor)
{
    QFont font = base;
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * factor));
    else
        font.setPointSizeF(base.pointSizeF() * factor);
    return font;
}

}  // namespace

QFont body()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontInfo(font).pixelSize() < kSmallestBody)
        font.setPixelSize(kSmallestBody);
    // Second in the list, so that no symbol font with black outlines comes before the coloured one.
    for (const QString &emoji :
         {QStringLiteral("Noto Color Emoji"), QStringLiteral("Apple Color Emoji"), QStringLiteral("Segoe UI Emoji")}) {
        if (QFontDatabase::hasFamily(emoji)) {
            font.setFamilies({QFontInfo(font).family(), emoji});
            break;
        }
    }
    return font;
}

QFont small(const QFont &base)
{
    return scaled(base, 0.86);
}

QFont section(const QFont &base)
{
    QFont font = scaled(base, 0.82);
    font.setWeight(QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return font;
}

QFont strong(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont title(const QFont &base)
{
    QFont font = scaled(base, 1.57);
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace parlor::fonts
