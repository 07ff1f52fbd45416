// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/contentdisposition.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace parlor {

namespace {

/// What a quoted string holds without being understood differently anywhere; '%' some readers would decode.
bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' && c != u'%' && c != u'/';
}

/// RFC 8187, 3.2.1: attr-char stays, everything else is percent-encoded.
QByteArray extended(const QString &text)
{
    QByteArray value;
    for (const char c : text.toUtf8()) {
        if (std::isalnum(uchar(c)) || (c && std::strchr("!#$&+-.^_`|~", c)))
            value.append(c);
        else
            value.append('%').append(QByteArray(1, c).toHex().toUpper());
    }
    return value;
}

}  // namespace

QByteArray contentDisposition(bool isInline, const QString &fileName)
{
    QByteArray value = isInline ? "inline" : "attachment";
    QByteArray plain;
    for (const QChar c : fileName) {
        if (!c.isLowSurrogate())
            plain.append(isPlain(c) ? char(c.unicode()) : '_');
    }
    value.append("; filename=\"").append(plain).append('"');
    if (!std::all_of(fileName.begin(), fileName.end(), isPlain))
        value.append("; filename*=UTF-8''").append(extended(fileName));
    return value;
}

}  // namespace parlor
