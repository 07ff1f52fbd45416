// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QRect>
#include <QString>

class QPainter;

/// The window's own set of line icons: resources/icons/NAME.svg, drawn in any colour at any scale.
namespace parlor::icons {

/// Square, `size` device-independent pixels, sharp at `scale` device pixels each. Cached by Qt.
/// An empty pixmap, and an assertion in debug builds, for a name that does not exist.
QPixmap pixmap(const QString &name, int size, const QColor &color, qreal scale);

/// In the middle of `rect`, `size` wide, sharp on the painter's device.
void paint(QPainter &painter, const QRect &rect, const QString &name, const QColor &color, int size);

}  // namespace parlor::icons
