// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "previewtext.h"

#include <md4c.h>

namespace parlor {

namespace {

int separate(MD_BLOCKTYPE, void *, void *words)
{
    static_cast<QString *>(words)->append(u' ');
    return 0;
}

int ignoreBlock(MD_BLOCKTYPE, void *, void *)
{
    return 0;
}

int ignoreSpan(MD_SPANTYPE, void *, void *)
{
    return 0;
}

int append(MD_TEXTTYPE type, const MD_CHAR *chars, MD_SIZE size, void *words)
{
    const bool isBreak = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;
    static_cast<QString *>(words)->append(isBreak ? QStringLiteral(" ") : QString::fromUtf8(chars, qsizetype(size)));
    return 0;
}

}  // namespace

QString previewText(const QString &body)
{
    QString words;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = separate;
    parser.leave_block = ignoreBlock;
    parser.enter_span = ignoreSpan;
    parser.leave_span = ignoreSpan;
    parser.text = append;
    const QByteArray utf8 = body.left(500).toUtf8();
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &words);
    words = words.simplified();
    // A body that is nothing but markup, as a rule, still says something.
    return words.isEmpty() ? body.left(500).simplified() : words;
}

}  // namespace parlor
