// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs, list items and code: what MarkdownWriter makes blocks of the document of.
#include "timeline/markdownwriter.h"
#include "timeline/rowmetrics.h"

#include <QTextBlock>
#include <QtMath>

namespace parlor {

namespace {

constexpr int kParagraphGap = 6;
constexpr int kQuoteIndent = 12;
constexpr qreal kInlineCodePadding = 4;

}  // namespace

void MarkdownWriter::finish()
{
    flush();
    QTextDocument &document = *m_cursor.document();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool mirrored = format.leftMargin() > 0 && !format.hasProperty(CodeBlockProperty)
                              && block.textDirection() == Qt::RightToLeft;
        if (!mirrored)
            continue;
        format.setRightMargin(format.leftMargin());
        format.setLeftMargin(0);
        QTextCursor(block).setBlockFormat(format);
    }
    // Margins of the first and last block do not count; a code block there needs room for its box.
    QTextFrameFormat frame = document.rootFrame()->frameFormat();
    if (document.begin().blockFormat().hasProperty(CodeBlockProperty))
        frame.setTopMargin(rowmetrics::kCodePadding + 2);
    if (document.lastBlock().blockFormat().hasProperty(CodeBlockProperty))
        frame.setBottomMargin(rowmetrics::kCodePadding + 2);
    document.rootFrame()->setFrameFormat(frame);
    m_cursor.endEditBlock();
}

void MarkdownWriter::startBlock(int gap)
{
    QTextBlockFormat format;
    const int listIndent = m_lists.isEmpty() ? 0 : m_lists.last().indent;
    format.setLeftMargin(m_quoteDepth * kQuoteIndent + listIndent);
    format.setTopMargin(m_started ? gap : 0);
    if (m_quoteDepth > 0)
        format.setProperty(QuoteDepthProperty, m_quoteDepth);
    if (std::exchange(m_started, true))
        m_cursor.insertBlock(format);
    else
        m_cursor.setBlockFormat(format);
    m_itemFresh = false;
}

void MarkdownWriter::startItem()
{
    List &list = m_lists.last();
    const QString marker = list.ordered ? QString::number(list.next++) + list.delimiter + u' ' : QStringLiteral("•  ");
    const int width = qCeil(QFontMetricsF(m_style.text).horizontalAdvance(marker));
    const int parent = m_lists.size() > 1 ? m_lists.at(m_lists.size() - 2).indent : 0;
    list.indent = std::max(list.indent, parent + width);
    startBlock(2);
    QTextBlockFormat format = m_cursor.blockFormat();
    format.setTextIndent(-width);
    m_cursor.setBlockFormat(format);
    insert(marker);
    m_itemFresh = true;
}

void MarkdownWriter::startCode()
{
    ++m_codeBlocks;
    m_inCodeBlock = true;
    startBlock(0);
    QTextBlockFormat format = m_cursor.blockFormat();
    format.setTopMargin(rowmetrics::kCodePadding + kParagraphGap);
    format.setLeftMargin(format.leftMargin() + rowmetrics::kCodePadding + 2);
    format.setRightMargin(rowmetrics::kCodePadding + 2);
    format.setProperty(CodeBlockProperty, m_codeBlocks);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    m_cursor.setBlockFormat(format);
}

void MarkdownWriter::writeCode(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        m_codeLineEnds += i > 0;
        if (lines.at(i).isEmpty())
            continue;
        for (; m_codeLineEnds > 0; --m_codeLineEnds) {
            QTextBlockFormat next = m_cursor.blockFormat();
            next.setTopMargin(0);
            m_cursor.insertBlock(next);
        }
        insert(lines.at(i));
    }
}

void MarkdownWriter::padInlineCode()
{
    // The box around code is wider than its letters: the letter before it and its own last one make room.
    if (m_cursor.atBlockStart())
        return;
    QTextCursor last = m_cursor;
    last.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    QTextCharFormat wide;
    wide.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    wide.setFontLetterSpacing(kInlineCodePadding);
    last.mergeCharFormat(wide);
}

}  // namespace parlor
