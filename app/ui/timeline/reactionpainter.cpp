// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/reactionpainter.h"

#include "theme/contrast.h"

#include <QPainter>

namespace parlor {

void paintReaction(QPainter &painter, const QRect &rect, const Reaction &reaction, bool own, bool hovered,
                   const RowStyle &style)
{
    const Tokens &tokens = *style.tokens;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor frame = own ? tokens.accent : hovered ? tokens.secondaryText : tokens.line;
    painter.setPen(QPen(frame, 1));
    painter.setBrush(own ? tokens.ownTint : hovered ? tokens.hover : tokens.surface);
    const qreal radius = rect.height() / 2.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    painter.setFont(style.small);
    painter.setPen(tokens.text);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine,
                     QStringLiteral("%1 %2").arg(reaction.emoji).arg(reaction.userIds.size()));
    painter.restore();
}

}  // namespace parlor
