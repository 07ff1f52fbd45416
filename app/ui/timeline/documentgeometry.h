// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

class QTextDocument;

namespace parlor {

/// One piece of a link: a link that is broken over lines has several.
struct DocumentLink {
    QString address;
    QRect rect;
};

/// Where a document's text ends.
struct DocumentEnd {
    qreal x = 0;
    qreal baseline = 0;
    bool rightToLeft = false;
    bool code = false;
};

/// Where things are in a laid out document, in its own coordinates.
QList<DocumentLink> documentLinks(const QTextDocument &document);
DocumentEnd documentEnd(const QTextDocument &document);
/// The rectangles that a range of one block's characters covers, one a line.
QList<QRectF> rangeRects(const QTextDocument &document, int position, int length);

}  // namespace parlor
