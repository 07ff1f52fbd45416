// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/messagedocument.h"

#include <QTextCursor>
#include <md4c.h>

namespace parlor {

/// Writes what the Markdown parser reports into a document.
class MarkdownWriter
{
public:
    MarkdownWriter(QTextDocument &document, const RowStyle &style, const MentionNames &mentions);

    void enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, const QString &text);
    void finish();

private:
    struct List {
        bool ordered = false;
        unsigned next = 1;
        QChar delimiter;
        int indent = 0;  ///< pixels, of the text of its items
    };

    /// `gap`: space above, for a new paragraph; none for a new line of the same.
    void startBlock(int gap);
    void startItem();
    void startCode();
    void writeCode(const QString &text);
    void padInlineCode();
    void flush();
    void insert(const QString &text);
    void insertWithMentions(const QString &text);
    QTextCharFormat format() const;

    const RowStyle &m_style;
    const MentionNames &m_mentions;
    QTextCursor m_cursor;
    QList<List> m_lists;
    QStringList m_links;
    QString m_waiting;  ///< normal text, gathered: the parser cuts it at every special character
    int m_quoteDepth = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_code = 0;
    int m_codeBlocks = 0;
    bool m_inCodeBlock = false;
    int m_codeLineEnds = 0;  ///< seen, not written: the last one belongs to the fence
    bool m_started = false;
    bool m_itemFresh = false;  ///< a list item's first paragraph needs no block of its own
};

}  // namespace parlor
