// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/documentpainter.h"

#include "theme/contrast.h"
#include "theme/metrics.h"
#include "timeline/documentgeometry.h"
#include "timeline/messagedocument.h"
#include "timeline/rowmetrics.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>

namespace parlor {

namespace {

QRectF blockRect(const QTextDocument &document, const QTextBlock &block)
{
    return document.documentLayout()->blockBoundingRect(block);
}

/// One box around all lines of a code block, as wide as the column.
void paintCodeBlocks(QPainter &painter, const QTextDocument &document, const QColor &color)
{
    painter.setBrush(color);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int number = block.blockFormat().intProperty(CodeBlockProperty);
        if (number == 0)
            continue;
        const QRectF first = blockRect(document, block);
        const qreal left = block.blockFormat().leftMargin() - rowmetrics::kCodePadding - 2;
        while (block.next().isValid() && block.next().blockFormat().intProperty(CodeBlockProperty) == number)
            block = block.next();
        const qreal bottom = blockRect(document, block).bottom() + rowmetrics::kCodePadding;
        painter.drawRoundedRect(
            QRectF(QPointF(left, first.top() - rowmetrics::kCodePadding + 1), QPointF(document.textWidth(), bottom)),
            metrics::kCorner, metrics::kCorner);
    }
}

void paintQuoteBars(QPainter &painter, const QTextDocument &document, const QColor &color)
{
    painter.setBrush(color);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int depth = block.blockFormat().intProperty(QuoteDepthProperty);
        if (depth == 0)
            continue;
        QRectF rect = blockRect(document, block);
        if (block.previous().blockFormat().intProperty(QuoteDepthProperty) > 0)
            rect.setTop(rect.top() - block.blockFormat().topMargin());
        for (int i = 0; i < depth; ++i) {
            const qreal x = block.textDirection() == Qt::RightToLeft ? document.textWidth() - 3 - i * 12 : i * 12;
            painter.drawRect(QRectF(x, rect.top(), 3, rect.height()));
        }
    }
}

/// `right`: how far the box goes beyond the last letter; code makes that room itself.
void paintFragments(QPainter &painter, const QTextDocument &document, int property, const QColor &color, int right)
{
    painter.setBrush(color);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        int start = -1;
        int length = 0;
        const auto paintRun = [&] {
            for (const QRectF &rect : rangeRects(document, start, length))
                painter.drawRoundedRect(rect.adjusted(-3, 1, right, 0), 4, 4);
        };
        // Neighbours with the mark are one box, whatever else tells them apart.
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().boolProperty(property)) {
                start = length == 0 ? it.fragment().position() : start;
                length += it.fragment().length();
            } else if (length > 0) {
                paintRun();
                length = 0;
            }
        }
        if (length > 0)
            paintRun();
    }
}

}  // namespace

void paintDocument(QPainter &painter, const QTextDocument &document, QPoint origin, const Tokens &tokens,
                   TextRange selection, bool onTint)
{
    painter.save();
    painter.translate(origin);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor codeColor = onTint ? blended(tokens.text, tokens.ownTint, 0.08) : tokens.hover;
    paintCodeBlocks(painter, document, codeColor);
    paintQuoteBars(painter, document, tokens.line);
    paintFragments(painter, document, InlineCodeProperty, codeColor, 0);
    paintFragments(painter, document, SelfMentionProperty, onTint ? tokens.surface : tokens.ownTint, 3);

    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, tokens.text);
    if (!selection.isEmpty()) {
        QAbstractTextDocumentLayout::Selection part;
        part.cursor = QTextCursor(const_cast<QTextDocument *>(&document));  // only read
        part.cursor.setPosition(selection.from);
        part.cursor.setPosition(selection.to, QTextCursor::KeepAnchor);
        part.format.setBackground(tokens.accent);
        part.format.setForeground(tokens.accentText);
        context.selections.append(part);
    }
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

}  // namespace parlor
