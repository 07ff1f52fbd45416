// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/separatorpainter.h"

#include "theme/metrics.h"
#include "timeline/rowmetrics.h"

#include <QCoreApplication>
#include <QPainter>

namespace parlor {

void paintSeparator(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &line,
                    const QColor &color)
{
    constexpr int kSpace = 12;
    painter.setFont(font);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width() - 2 * kSpace);
    const int half = QFontMetrics(font).horizontalAdvance(shown) / 2 + kSpace;
    const int middle = rect.center().x();
    const int y = rect.center().y();
    painter.fillRect(QRect(QPoint(rect.left(), y), QPoint(middle - half, y)), line);
    painter.fillRect(QRect(QPoint(middle + half, y), QPoint(rect.right(), y)), line);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

QString unreadLineText()
{
    return QCoreApplication::translate("parlor::TimelineWords", "New messages");
}

void paintGap(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tokens.line, 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCorner, metrics::kCorner);
    painter.setFont(font);
    painter.setPen(tokens.secondaryText);
    painter.drawText(rect.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width() - 16));
    painter.restore();
}

void paintSkeleton(QPainter &painter, const QRect &rect, bool rightToLeft, const Tokens &tokens)
{
    const auto box = [&](int x, int y, int width, int height, int corner) {
        const int left = rightToLeft ? rect.right() - x - width + 1 : rect.left() + x;
        painter.drawRoundedRect(QRect(left, rect.top() + y, width, height), corner, corner);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.hover);
    const int text = rowmetrics::kTextLeft;
    const int room = rect.width() - text - metrics::kPadding;
    box(metrics::kPadding, 12, metrics::kAvatar, metrics::kAvatar, metrics::kCorner);
    box(text, 14, std::min(120, room), 10, 4);
    box(text, 34, std::min(320, room), 10, 4);
    painter.restore();
}

}  // namespace parlor
