// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/rowstyle.h"

#include <QSet>
#include <QTextDocument>
#include <QTextFormat>
#include <memory>

namespace parlor {

/// Marks of our own in a message's document, for what QTextDocument cannot paint by itself.
enum MessageFormat {
    InlineCodeProperty = QTextFormat::UserProperty + 1,  ///< of characters: bool
    SelfMentionProperty,                                 ///< of characters: bool
    CodeBlockProperty,                                   ///< of a block: number of the code block, from 1
    QuoteDepthProperty,                                  ///< of a block: how many quotes it stands in
};

/// Names that are highlighted after an @, without it.
struct MentionNames {
    QSet<QString> named;
    QString self;  ///< of those the one who looks; empty: not named
};

/// A message's body as a document: Markdown without HTML, pictures or headings. Nothing in it can make a
/// request. Every line of the body is a paragraph with a writing direction of its own.
std::unique_ptr<QTextDocument> messageDocument(const QString &body, const RowStyle &style,
                                               const MentionNames &mentions);

/// One plain paragraph in one colour, for system rows and the like.
std::unique_ptr<QTextDocument> plainDocument(const QString &text, const QFont &font, const QColor &color);

/// The body as one reads it, without layout: for copies and read-aloud.
QString plainMessageText(const QString &body);

/// Whether a link may be opened from here.
bool isSafeLink(const QString &address);

}  // namespace parlor
