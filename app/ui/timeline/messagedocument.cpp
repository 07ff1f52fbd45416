// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/messagedocument.h"

#include "timeline/markdownwriter.h"
#include "timeline/rowmetrics.h"

#include <QTextBlock>
#include <QUrl>
#include <md4c.h>

namespace parlor {

namespace {

// Callbacks of md4c: C functions over the writer; a result other than 0 would stop the parser.
int enterBlock(MD_BLOCKTYPE type, void *detail, void *writer)
{
    static_cast<MarkdownWriter *>(writer)->enterBlock(type, detail);
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *writer)
{
    static_cast<MarkdownWriter *>(writer)->leaveBlock(type);
    return 0;
}

int enterSpan(MD_SPANTYPE type, void *detail, void *writer)
{
    static_cast<MarkdownWriter *>(writer)->enterSpan(type, detail);
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void *, void *writer)
{
    static_cast<MarkdownWriter *>(writer)->leaveSpan(type);
    return 0;
}

int text(MD_TEXTTYPE type, const MD_CHAR *chars, MD_SIZE size, void *writer)
{
    static_cast<MarkdownWriter *>(writer)->text(type, QString::fromUtf8(chars, qsizetype(size)));
    return 0;
}

std::unique_ptr<QTextDocument> emptyDocument(const QFont &font)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document->setDefaultTextOption(option);
    return document;
}

}  // namespace

bool isSafeLink(const QString &address)
{
    static const QSet<QString> schemes{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("mailto"),
                                       QStringLiteral("parlor")};
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && schemes.contains(url.scheme().toLower());
}

std::unique_ptr<QTextDocument> messageDocument(const QString &body, const RowStyle &style, const MentionNames &mentions)
{
    auto document = emptyDocument(style.text);
    MarkdownWriter writer(*document, style, mentions);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = text;
    const QByteArray utf8 = body.toUtf8();
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &writer);
    writer.finish();
    return document;
}

std::unique_ptr<QTextDocument> plainDocument(const QString &text, const QFont &font, const QColor &color)
{
    auto document = emptyDocument(font);
    QTextCharFormat format;
    format.setForeground(color);
    QTextCursor(document.get()).insertText(text, format);
    return document;
}

QString plainMessageText(const QString &body)
{
    static const Tokens noColors;
    RowStyle style;
    style.tokens = &noColors;
    return messageDocument(body, style, {})->toPlainText();
}

}  // namespace parlor
