// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/documentgeometry.h"

#include "timeline/messagedocument.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextLayout>

namespace parlor {

namespace {

QList<QRectF> blockRangeRects(const QTextDocument &document, const QTextBlock &block, int start, int length)
{
    QList<QRectF> rects;
    const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
    const QTextLayout *layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int from = std::max(start, line.textStart());
        const int to = std::min(start + length, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const qreal a = line.cursorToX(from);
        const qreal b = line.cursorToX(to);
        rects.append(QRectF(std::min(a, b), line.y(), qAbs(b - a), line.height()).translated(origin));
    }
    return rects;
}

}  // namespace

QList<QRectF> rangeRects(const QTextDocument &document, int position, int length)
{
    const QTextBlock block = document.findBlock(position);
    return block.isValid() ? blockRangeRects(document, block, position - block.position(), length) : QList<QRectF>();
}

QList<DocumentLink> documentLinks(const QTextDocument &document)
{
    QList<DocumentLink> links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QString address = fragment.charFormat().anchorHref();
            if (address.isEmpty())
                continue;
            for (const QRectF &rect :
                 blockRangeRects(document, block, fragment.position() - block.position(), fragment.length()))
                links.append({address, rect.toAlignedRect()});
        }
    }
    return links;
}

DocumentEnd documentEnd(const QTextDocument &document)
{
    const QTextBlock block = document.lastBlock();
    const QTextLayout *layout = block.layout();
    if (layout->lineCount() == 0)
        return {};
    const QTextLine line = layout->lineAt(layout->lineCount() - 1);
    const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    const QRectF text = line.naturalTextRect();
    return {origin.x() + (rightToLeft ? text.left() : text.right()), origin.y() + line.y() + line.ascent(), rightToLeft,
            block.blockFormat().hasProperty(CodeBlockProperty)};
}

}  // namespace parlor
