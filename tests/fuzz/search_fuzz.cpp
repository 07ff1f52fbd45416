// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "fuzzinput.h"
#include "search/searchquery.h"

using namespace parlor;

namespace {

void checkFolding(const QString &text)
{
    const FoldedText folded = foldText(text);
    fuzzRequire(folded.origins.size() == folded.text.size(), "a letter without its origin");
    const int points = codePoints(text);
    for (const PointRange origin : folded.origins)
        fuzzRequire(0 <= origin.from && origin.from < origin.to && origin.to <= points, "an origin elsewhere");
    int last = 0;
    for (const SearchToken &token : tokensOf(folded)) {
        fuzzRequire(token.length > 0 && token.from >= 0 && size_t(token.from + token.length) <= folded.text.size(),
                    "a token out of the text");
        fuzzRequire(token.from >= last, "tokens out of order");
        last = token.from;
    }
}

void checkFinding(const SearchQuery &query, const QString &text)
{
    int end = -1;
    for (const PointRange range : query.find(text)) {
        fuzzRequire(range.from > end && range.from < range.to && range.to <= codePoints(text), "a find elsewhere");
        end = range.to;
    }
}

}  // namespace

/// The first line is looked for, in the rest and in itself.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString all = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype lineEnd = all.indexOf(u'\n');
    const QString words = lineEnd < 0 ? all : all.left(lineEnd);
    const QString text = all.mid(words.size());
    checkFolding(words);
    checkFolding(text);
    if (const Result<SearchQuery> query = SearchQuery::parse(words); query.ok()) {
        checkFinding(*query, text);
        checkFinding(*query, words);
    }
    return 0;
}
