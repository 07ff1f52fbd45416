// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/textrules.h"

namespace parlor::textrules {

using namespace Qt::StringLiterals;

namespace {

bool isUsernameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_'
           || c == u'-';
}

/// Unicode Standard Annex #9: embeddings, overrides and isolates, which make a name read as another one.
bool isBidiControl(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

void rejectUnless(bool isGood, JsonReader &reader, QLatin1String name, QLatin1String code)
{
    if (!isGood)
        reader.reject(name, code);
}

constexpr auto kInvalid = "invalid"_L1;
constexpr auto kBlank = "blank"_L1;

}  // namespace

bool isBlank(QStringView text)
{
    return text.trimmed().isEmpty();
}

bool isStorable(QStringView text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null);
}

bool isLine(QStringView text)
{
    const auto isForbidden = [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
               || c.category() == QChar::Separator_Paragraph || isBidiControl(c);
    };
    return isStorable(text) && std::none_of(text.begin(), text.end(), isForbidden);
}

QString username(JsonReader &reader, QLatin1String name)
{
    const QString text = reader.text(name, kUsername);
    rejectUnless(std::all_of(text.begin(), text.end(), isUsernameCharacter), reader, name, kInvalid);
    return text.toLower();
}

QString password(JsonReader &reader, QLatin1String name)
{
    const QString text = reader.text(name, kPassword);
    // Lone surrogates would become one and the same byte sequence: two passwords, one hash.
    rejectUnless(isStorable(text), reader, name, kInvalid);
    return text;
}

QString displayName(JsonReader &reader, QLatin1String name)
{
    const QString text = reader.text(name, kDisplayName);
    rejectUnless(isLine(text), reader, name, kInvalid);
    rejectUnless(text.isEmpty() || !isBlank(text), reader, name, kBlank);
    return text;
}

QString optionalLine(JsonReader &reader, QLatin1String name, int max)
{
    const QString text = reader.optionalText(name, {0, max});
    rejectUnless(isLine(text), reader, name, kInvalid);
    return text;
}

QString optionalText(JsonReader &reader, QLatin1String name, int max)
{
    const QString text = reader.optionalText(name, {0, max});
    rejectUnless(isStorable(text), reader, name, kInvalid);
    return text;
}

QString body(JsonReader &reader, QLatin1String name, int max, bool mayBeBlank)
{
    const bool isMissing = !reader.has(name);
    const QString text = mayBeBlank ? reader.optionalText(name, {0, max}) : reader.text(name, {0, max});
    rejectUnless(isStorable(text), reader, name, kInvalid);
    rejectUnless(mayBeBlank || isMissing || !reader.raw(name).isString() || !isBlank(text), reader, name, kBlank);
    return text;
}

}  // namespace parlor::textrules
