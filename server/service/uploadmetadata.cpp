// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/uploadmetadata.h"

#include "base/jsonreader.h"

#include <QSet>
#include <QStringDecoder>
#include <algorithm>

namespace parlor {

namespace {

constexpr qsizetype kMaxHeader = 8192;
constexpr int kMaxPairs = 32;
constexpr qsizetype kMaxName = 255;

Error malformed(const char *why)
{
    return {ErrorCode::InvalidRequest, QStringLiteral("Upload-Metadata: %1").arg(QLatin1String(why)), {}, 0};
}

/// Visible ASCII; a comma or a space would end it.
bool isKey(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// Standard alphabet, with its padding and nothing behind it (RFC 4648, 4).
std::optional<QByteArray> decoded(QByteArrayView base64)
{
    if (base64.size() % 4 != 0)
        return std::nullopt;
    const QByteArray::FromBase64Result result = QByteArray::fromBase64Encoding(
        base64.toByteArray(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.toBase64() != base64)
        return std::nullopt;
    return result.decoded;
}

std::optional<QString> text(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar::Null))
        return std::nullopt;
    return text;
}

bool isHidden(QChar c)
{
    const ushort code = c.unicode();
    const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e
                       || code == 0x200f || code == 0x061c;
    return turns || c.category() == QChar::Other_Control || code == 0x2028 || code == 0x2029 || code == 0xfeff;
}

}  // namespace

Result<UploadMetadata> parseUploadMetadata(QByteArrayView header)
{
    if (header.size() > kMaxHeader)
        return malformed("too long");
    UploadMetadata metadata;
    QSet<QByteArray> seen;
    QByteArrayView rest = header.trimmed();
    while (!rest.isEmpty()) {
        const qsizetype comma = rest.indexOf(',');
        const QByteArrayView pair = (comma < 0 ? rest : rest.first(comma)).trimmed();
        if (comma >= 0 && rest.size() == comma + 1)
            return malformed("a comma with nothing behind it");
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
        const qsizetype space = pair.indexOf(' ');
        const QByteArrayView key = space < 0 ? pair : pair.first(space);
        if (!isKey(key))
            return malformed("a key is empty or not of visible ASCII");
        if (seen.contains(key.toByteArray()))
            return malformed("a key stands there twice");
        seen.insert(key.toByteArray());
        if (seen.size() > kMaxPairs)
            return malformed("too many keys");
        const std::optional<QByteArray> value = decoded(space < 0 ? QByteArrayView() : pair.sliced(space + 1));
        if (!value)
            return malformed("a value is not base64");
        if (key != QByteArrayView("filename") && key != QByteArrayView("filetype"))
            continue;
        const std::optional<QString> words = text(*value);
        if (!words)
            return malformed("a value is not UTF-8");
        if (key == QByteArrayView("filename"))
            metadata.fileName = *words;
    }
    metadata.fileName = cleanFileName(metadata.fileName);
    return metadata;
}

QString cleanFileName(const QString &name)
{
    const qsizetype slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString clean = name.mid(slash + 1);
    clean.removeIf(isHidden);
    clean = clean.trimmed();
    while (codePoints(clean) > kMaxName)
        clean.chop(clean.back().isLowSurrogate() ? 2 : 1);
    clean = clean.trimmed();
    const bool isDots = std::all_of(clean.begin(), clean.end(), [](QChar c) { return c == u'.'; });
    return isDots ? QStringLiteral("file") : clean;
}

}  // namespace parlor
