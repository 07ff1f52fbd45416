// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchquery.h"

#include "base/jsonreader.h"

#include <algorithm>

namespace parlor {

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == QChar(0x201C) || c == QChar(0x201D) || c == QChar(0x201E);
}

bool fits(const SearchQuery::Phrase &phrase, size_t index, const FoldedText &folded, const SearchToken &token)
{
    const SearchToken &wanted = phrase.tokens[index];
    if (wanted.kind != token.kind || (index > 0 && wanted.isGlued && !token.isGlued))
        return false;
    const std::u32string_view word = wanted.in(phrase.folded);
    const bool mayGoOn = phrase.endsOpen && index + 1 == phrase.tokens.size();
    return mayGoOn ? token.in(folded).starts_with(word) : token.in(folded) == word;
}

bool fitsAt(const SearchQuery::Phrase &phrase, const FoldedText &folded, const SearchTokens &tokens, size_t at)
{
    if (at + phrase.tokens.size() > tokens.size())
        return false;
    for (size_t i = 0; i < phrase.tokens.size(); ++i) {
        if (!fits(phrase, i, folded, tokens[at + i]))
            return false;
    }
    return true;
}

/// Ranges in order, none touching the next.
std::vector<PointRange> merged(std::vector<PointRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](PointRange a, PointRange b) { return a.from < b.from; });
    std::vector<PointRange> result;
    for (const PointRange range : ranges) {
        if (result.empty() || range.from > result.back().to)
            result.push_back(range);
        else
            result.back().to = std::max(result.back().to, range.to);
    }
    return result;
}

}  // namespace

Result<SearchQuery> SearchQuery::parse(const QString &text)
{
    const QString field = QStringLiteral("q");
    if (text.trimmed().isEmpty())
        return Error{
            ErrorCode::InvalidFields, QStringLiteral("Nothing to look for"), {{field, QStringLiteral("blank"), {}}}, 0};
    if (codePoints(text) > kLongest)
        return Error{ErrorCode::InvalidFields,
                     QStringLiteral("Too much to look for"),
                     {{field, QStringLiteral("too_long"), kLongest}},
                     0};
    SearchQuery query;
    qsizetype start = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool isEnd = i == text.size();
        const bool isBorder = isEnd || isQuote(text.at(i)) || (!isQuoted && text.at(i).isSpace());
        if (!isBorder)
            continue;
        // A quote that was not closed is still being typed.
        query.add(QStringView(text).sliced(start, i - start), !isQuoted || isEnd);
        start = i + 1;
        if (!isEnd && isQuote(text.at(i)))
            isQuoted = !isQuoted;
    }
    return query;
}

void SearchQuery::add(QStringView text, bool endsOpen)
{
    Phrase phrase{foldText(text), {}, endsOpen};
    phrase.tokens = tokensOf(phrase.folded);
    if (!phrase.tokens.empty())
        m_phrases.push_back(std::move(phrase));
}

std::vector<PointRange> SearchQuery::find(const FoldedText &folded, const SearchTokens &tokens) const
{
    std::vector<PointRange> ranges;
    for (const Phrase &phrase : m_phrases) {
        const size_t before = ranges.size();
        for (size_t at = 0; at < tokens.size(); ++at) {
            if (!fitsAt(phrase, folded, tokens, at))
                continue;
            const SearchToken &first = tokens[at];
            const SearchToken &last = tokens[at + phrase.tokens.size() - 1];
            const int end = last.from + phrase.tokens.back().length;
            ranges.push_back(folded.originOf(first.from, end - first.from));
        }
        if (ranges.size() == before)
            return {};
    }
    return merged(std::move(ranges));
}

std::vector<PointRange> SearchQuery::find(QStringView text) const
{
    const FoldedText folded = foldText(text);
    return find(folded, tokensOf(folded));
}

}  // namespace parlor
