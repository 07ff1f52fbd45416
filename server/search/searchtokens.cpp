// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchtokens.h"

#include <QChar>

namespace parlor {

namespace {

enum class CharacterKind { Separator, Word, Sign };

bool isWrittenWithoutSpaces(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Balinese:
    case QChar::Script_Bopomofo:
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Javanese:
    case QChar::Script_Katakana:
    case QChar::Script_Khmer:
    case QChar::Script_Lao:
    case QChar::Script_Myanmar:
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiLe:
    case QChar::Script_TaiTham:
    case QChar::Script_TaiViet:
    case QChar::Script_Thai:
    case QChar::Script_Tibetan:
    case QChar::Script_Yi:
        return true;
    default:
        return false;
    }
}

CharacterKind asciiKind(char32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return CharacterKind::Word;
    return c == '@' || c == '#' || c == '+' || c == '$' ? CharacterKind::Sign : CharacterKind::Separator;
}

CharacterKind kindOf(char32_t c)
{
    if (c < 0x80)
        return asciiKind(c);
    constexpr char32_t kProlongedSound = 0x30FC;  // of both kana, so of no script
    if (c == kProlongedSound)
        return CharacterKind::Sign;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return isWrittenWithoutSpaces(QChar::script(c)) ? CharacterKind::Sign : CharacterKind::Word;
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Other:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:  // an emoji younger than Qt's tables
        return CharacterKind::Sign;
    case QChar::Symbol_Modifier:
        return c >= 0x1F3FB && c <= 0x1F3FF ? CharacterKind::Sign : CharacterKind::Separator;  // skin tones
    default:
        return CharacterKind::Separator;
    }
}

}  // namespace

SearchTokens tokensOf(const FoldedText &folded)
{
    SearchTokens tokens;
    CharacterKind before = CharacterKind::Separator;
    for (int i = 0; i < int(folded.text.size()); ++i) {
        const CharacterKind kind = kindOf(folded.text[size_t(i)]);
        if (kind == CharacterKind::Word && before == CharacterKind::Word)
            ++tokens.back().length;
        else if (kind != CharacterKind::Separator)
            tokens.push_back({kind == CharacterKind::Word ? SearchToken::Kind::Word : SearchToken::Kind::Sign,
                              before != CharacterKind::Separator, i, 1});
        before = kind;
    }
    return tokens;
}

}  // namespace parlor
