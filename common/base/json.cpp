// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include <QStringDecoder>

namespace parlor {

namespace {

/// Position of the first bracket beyond the limit, or -1. Qt's own limit is 1024.
qsizetype tooDeepAt(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxJsonDepth)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return -1;
}

/// QJsonValue::toString() drops a U+FEFF that a string begins with, unless the string has an escape in it.
/// So the mark is written as one: what people write is kept to the byte.
QByteArray withEscapedMarks(const QByteArray &text)
{
    constexpr QByteArrayView kMark("\xEF\xBB\xBF");
    if (text.indexOf(kMark, 1) < 0)
        return text;
    QByteArray out;
    out.reserve(text.size() + 64);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && QByteArrayView(text).sliced(i).startsWith(kMark)) {
            out.append("\\uFEFF");
            i += kMark.size() - 1;
            continue;
        }
        out.append(text.at(i));
        if (text.at(i) == '\\' && i + 1 < text.size())
            out.append(text.at(++i));
    }
    return out;
}

}  // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &text)
{
    if (const qsizetype at = tooDeepAt(text); at >= 0)
        return {ErrorCode::InvalidRequest,
                QStringLiteral("JSON nests deeper than %1 at byte %2").arg(kMaxJsonDepth).arg(at)};
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = utf8.decode(text);
    if (utf8.hasError())
        return {ErrorCode::InvalidRequest, QStringLiteral("The body is not valid UTF-8")};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(withEscapedMarks(text), &problem);
    if (problem.error != QJsonParseError::NoError)
        return {ErrorCode::InvalidRequest,
                QStringLiteral("Malformed JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString())};
    if (!document.isObject())
        return {ErrorCode::InvalidRequest, QStringLiteral("The body must be a JSON object")};
    return document.object();
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace parlor
