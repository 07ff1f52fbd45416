// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>
#include <QtMath>

namespace parlor::icons {

namespace {

/// The drawing with its `currentColor` filled in: QtSvg resolves that word to black alone.
QByteArray drawing(const QString &name, const QColor &color)
{
    QFile file(u":/parlor/icons/" + name + u".svg");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

QPixmap rendered(const QString &name, int size, const QColor &color, qreal scale)
{
    QSvgRenderer renderer(drawing(name, color));
    Q_ASSERT_X(renderer.isValid(), "icons::pixmap", qPrintable(name));
    const int side = qCeil(size * scale);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

}  // namespace

QPixmap pixmap(const QString &name, int size, const QColor &color, qreal scale)
{
    const QString key = QStringLiteral("parlor/%1/%2/%3/%4").arg(name).arg(size).arg(color.rgba()).arg(scale);
    QPixmap found;
    if (QPixmapCache::find(key, &found))
        return found;
    found = rendered(name, size, color, scale);
    QPixmapCache::insert(key, found);
    return found;
}

void paint(QPainter &painter, const QRect &rect, const QString &name, const QColor &color, int size)
{
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(size, size), rect);
    painter.drawPixmap(place.topLeft(), pixmap(name, size, color, painter.device()->devicePixelRatioF()));
}

}  // namespace parlor::icons
