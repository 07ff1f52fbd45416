// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace parlor {

/// A line across with a text in its middle: a new day, or where the new messages begin.
void paintSeparator(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &line,
                    const QColor &color);
/// "New messages".
QString unreadLineText();

/// The dashed box in the place of messages that are not here yet.
void paintGap(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const Tokens &tokens);

/// A pale shape of a message above the first row, while older ones are on their way.
void paintSkeleton(QPainter &painter, const QRect &rect, bool rightToLeft, const Tokens &tokens);

}  // namespace parlor
