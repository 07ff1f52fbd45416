// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/markdownwriter.h"

#include "timeline/rowmetrics.h"

#include <QRegularExpression>
#include <QTextBlock>

namespace parlor {

namespace {

constexpr int kParagraphGap = 6;
constexpr int kListIndent = 20;

}  // namespace

MarkdownWriter::MarkdownWriter(QTextDocument &document, const RowStyle &style, const MentionNames &mentions)
    : m_style(style), m_mentions(mentions), m_cursor(&document)
{
    m_cursor.beginEditBlock();
}

void MarkdownWriter::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    flush();
    switch (type) {
    case MD_BLOCK_QUOTE:
        ++m_quoteDepth;
        break;
    case MD_BLOCK_UL:
        m_lists.append(List{false, 0, {}, (m_lists.isEmpty() ? 0 : m_lists.last().indent) + kListIndent});
        break;
    case MD_BLOCK_OL: {
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append(List{true, list->start, QLatin1Char(list->mark_delimiter),
                            (m_lists.isEmpty() ? 0 : m_lists.last().indent) + kListIndent});
        break;
    }
    case MD_BLOCK_LI:
        startItem();
        break;
    case MD_BLOCK_P:
        if (!std::exchange(m_itemFresh, false))
            startBlock(kParagraphGap);
        break;
    case MD_BLOCK_H:
        startBlock(kParagraphGap);
        ++m_bold;
        break;
    case MD_BLOCK_HR:
        startBlock(kParagraphGap);
        insert(QStringLiteral("———"));
        break;
    case MD_BLOCK_CODE:
        startCode();
        break;
    default:
        break;
    }
}

void MarkdownWriter::leaveBlock(MD_BLOCKTYPE type)
{
    flush();
    switch (type) {
    case MD_BLOCK_QUOTE:
        --m_quoteDepth;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_lists.removeLast();
        break;
    case MD_BLOCK_LI:
        m_itemFresh = false;
        break;
    case MD_BLOCK_H:
        --m_bold;
        break;
    case MD_BLOCK_CODE: {
        m_inCodeBlock = false;
        m_codeLineEnds = 0;
        QTextBlockFormat last = m_cursor.blockFormat();
        last.setBottomMargin(rowmetrics::kCodePadding + 2);
        m_cursor.setBlockFormat(last);
        break;
    }
    default:
        break;
    }
}

void MarkdownWriter::enterSpan(MD_SPANTYPE type, const void *detail)
{
    flush();
    switch (type) {
    case MD_SPAN_EM:
        ++m_italic;
        break;
    case MD_SPAN_STRONG:
        ++m_bold;
        break;
    case MD_SPAN_DEL:
        ++m_strike;
        break;
    case MD_SPAN_CODE:
        padInlineCode();
        ++m_code;
        break;
    case MD_SPAN_A: {
        const auto &href = static_cast<const MD_SPAN_A_DETAIL *>(detail)->href;
        m_links.append(QString::fromUtf8(href.text, qsizetype(href.size)));
        break;
    }
    case MD_SPAN_IMG: {
        // A picture from elsewhere would tell its server who reads this: it is a link.
        const auto &source = static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src;
        m_links.append(QString::fromUtf8(source.text, qsizetype(source.size)));
        break;
    }
    default:
        break;
    }
}

void MarkdownWriter::leaveSpan(MD_SPANTYPE type)
{
    flush();
    switch (type) {
    case MD_SPAN_EM:
        --m_italic;
        break;
    case MD_SPAN_STRONG:
        --m_bold;
        break;
    case MD_SPAN_DEL:
        --m_strike;
        break;
    case MD_SPAN_CODE:
        padInlineCode();
        --m_code;
        break;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
        m_links.removeLast();
        break;
    default:
        break;
    }
}

void MarkdownWriter::text(MD_TEXTTYPE type, const QString &text)
{
    if (m_inCodeBlock) {
        writeCode(text);
    } else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        flush();
        startBlock(0);
    } else if (type == MD_TEXT_CODE) {
        insert(text);
    } else if (type == MD_TEXT_NULLCHAR) {
        m_waiting.append(QChar::ReplacementCharacter);
    } else {
        // Entities too: "&copy;" is what somebody typed.
        m_waiting.append(text);
    }
}

void MarkdownWriter::flush()
{
    if (m_waiting.isEmpty())
        return;
    m_itemFresh = false;
    const QString text = std::exchange(m_waiting, {});
    if (m_links.isEmpty() && !m_mentions.named.isEmpty())
        insertWithMentions(text);
    else
        insert(text);
}

void MarkdownWriter::insert(const QString &text)
{
    if (!text.isEmpty())
        m_cursor.insertText(text, format());
}

void MarkdownWriter::insertWithMentions(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("(?<![\\w@./-])@([A-Za-z0-9._-]*[A-Za-z0-9_])"));
    qsizetype done = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1).toLower();
        if (!m_mentions.named.contains(name))
            continue;
        insert(text.mid(done, match.capturedStart() - done));
        QTextCharFormat mention = format();
        mention.setForeground(m_style.tokens->accent);
        mention.setFontWeight(QFont::DemiBold);
        if (name == m_mentions.self)
            mention.setProperty(SelfMentionProperty, true);
        m_cursor.insertText(match.captured(), mention);
        done = match.capturedEnd();
    }
    insert(text.mid(done));
}

QTextCharFormat MarkdownWriter::format() const
{
    QTextCharFormat format;
    const Tokens &tokens = *m_style.tokens;
    format.setForeground(m_quoteDepth > 0 ? tokens.secondaryText : tokens.text);
    if (m_code > 0 || m_inCodeBlock) {
        format.setFont(m_style.code, QTextCharFormat::FontPropertiesSpecifiedOnly);
        format.setForeground(tokens.text);
    }
    if (m_code > 0)
        format.setProperty(InlineCodeProperty, true);
    if (m_bold > 0)
        format.setFontWeight(QFont::Bold);
    if (m_italic > 0)
        format.setFontItalic(true);
    if (m_strike > 0)
        format.setFontStrikeOut(true);
    if (!m_links.isEmpty() && isSafeLink(m_links.last())) {
        format.setAnchor(true);
        format.setAnchorHref(m_links.last());
        format.setForeground(tokens.accent);
    }
    return format;
}

}  // namespace parlor
