// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/searchtokens.h"

namespace parlor {

/// What somebody looks for: words that must all be there, in any order. A word is found at the beginning of
/// words, signs are found anywhere; what stands in quotes is found as whole words in that order. Whatever is
/// typed without a space between (foo.bar, C++, @ann, iPhone手机) is found in that order too.
class SearchQuery
{
public:
    static constexpr int kLongest = 256;  ///< code points

    /// InvalidFields for `q`: nothing but white space, or too long.
    static Result<SearchQuery> parse(const QString &text);

    /// Tokens that must follow each other.
    struct Phrase {
        FoldedText folded;
        SearchTokens tokens;   ///< at least one
        bool endsOpen = true;  ///< the last word may go on
    };
    /// None where there was only punctuation: then nothing is found.
    const std::vector<Phrase> &phrases() const { return m_phrases; }

    /// Every place of every phrase, in order, merged; empty unless all phrases are there.
    std::vector<PointRange> find(const FoldedText &folded, const SearchTokens &tokens) const;
    std::vector<PointRange> find(QStringView text) const;

private:
    void add(QStringView text, bool endsOpen);

    std::vector<Phrase> m_phrases;
};

}  // namespace parlor
