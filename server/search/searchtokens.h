// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/foldedtext.h"

namespace parlor {

/// A piece of a folded text that can be found: a word, or one sign.
///
/// A sign is a letter, vowel or tone of a script that is written without spaces (Thai, Lao, Khmer, Burmese,
/// Chinese, Japanese) or whose words take endings without end (Korean), an emoji or another symbol, and @ # + $.
/// A word is a run of letters, marks and digits of all other scripts.
struct SearchToken {
    enum class Kind : quint8 { Word, Sign };

    Kind kind = Kind::Word;
    bool isGlued = false;  ///< follows the token before it at once
    int from = 0;          ///< in the folded text
    int length = 0;

    std::u32string_view in(const FoldedText &folded) const
    {
        return std::u32string_view(folded.text).substr(size_t(from), size_t(length));
    }
};

using SearchTokens = std::vector<SearchToken>;

SearchTokens tokensOf(const FoldedText &folded);

}  // namespace parlor
