// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchterms.h"

#include <algorithm>

namespace parlor::searchterms {

namespace {

/// How long the beginnings of words are that the index has. A longer word is looked for by the longest of them.
constexpr int kBeginnings[] = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16};

/// What one query may look up, over all rooms: the rest is left to the reading of the messages.
constexpr qsizetype kMaxLookups = 2000;
constexpr qsizetype kMaxTerms = 8;

constexpr int kBase = 36;

void appendUtf8(QByteArray &to, char32_t c)
{
    if (c < 0x80) {
        to.append(char(c));
    } else if (c < 0x800) {
        to.append(char(0xC0 | (c >> 6))).append(char(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        to.append(char(0xE0 | (c >> 12))).append(char(0x80 | ((c >> 6) & 0x3F))).append(char(0x80 | (c & 0x3F)));
    } else {
        to.append(char(0xF0 | (c >> 18))).append(char(0x80 | ((c >> 12) & 0x3F)));
        to.append(char(0x80 | ((c >> 6) & 0x3F))).append(char(0x80 | (c & 0x3F)));
    }
}

QByteArray utf8(std::u32string_view text)
{
    QByteArray bytes;
    for (const char32_t c : text)
        appendUtf8(bytes, c);
    return bytes;
}

QByteArray roomPrefix(RoomId room)
{
    return QByteArray::number(room.value, kBase) + '_';
}

QByteArray senderTerm(UserId sender)
{
    return '!' + QByteArray::number(sender.value, kBase);
}

void appendBeginnings(QByteArray &to, const QByteArray &prefix, std::u32string_view word)
{
    QByteArray bytes;
    const int *next = std::begin(kBeginnings);
    for (size_t i = 0; i < word.size() && next != std::end(kBeginnings); ++i) {
        appendUtf8(bytes, word[i]);
        if (int(i) + 1 != *next)
            continue;
        to.append(prefix).append(bytes).append(' ');
        ++next;
    }
}

std::u32string_view longestBeginning(std::u32string_view word)
{
    const int *after = std::upper_bound(std::begin(kBeginnings), std::end(kBeginnings), int(word.size()));
    return word.substr(0, size_t(*(after - 1)));
}

/// A term of a query, and how little of a room it is likely to be in.
struct Wanted {
    QByteArray term;
    int rarity = 0;
};

void addSigns(std::vector<Wanted> &terms, const SearchQuery::Phrase &phrase, size_t at)
{
    // Two signs say more than one, and about as much as four letters.
    const bool goesOn = at + 1 < phrase.tokens.size() && phrase.tokens[at + 1].isGlued
                        && phrase.tokens[at + 1].kind == SearchToken::Kind::Sign;
    const bool isCovered = at > 0 && phrase.tokens[at].isGlued && phrase.tokens[at - 1].kind == SearchToken::Kind::Sign;
    const std::u32string_view rest = std::u32string_view(phrase.folded.text).substr(size_t(phrase.tokens[at].from));
    if (goesOn)
        terms.push_back({utf8(rest.substr(0, 2)), 4});
    else if (!isCovered)
        terms.push_back({utf8(rest.substr(0, 1)), 1});
}

/// The rarest terms first, none twice.
std::vector<Wanted> termsOf(const SearchQuery &query)
{
    std::vector<Wanted> terms;
    for (const SearchQuery::Phrase &phrase : query.phrases()) {
        for (size_t i = 0; i < phrase.tokens.size(); ++i) {
            const SearchToken &token = phrase.tokens[i];
            if (token.kind == SearchToken::Kind::Sign)
                addSigns(terms, phrase, i);
            else
                terms.push_back({utf8(longestBeginning(token.in(phrase.folded))), token.length});
        }
    }
    std::stable_sort(terms.begin(), terms.end(), [](const Wanted &a, const Wanted &b) { return a.rarity > b.rarity; });
    std::vector<Wanted> unique;
    for (Wanted &term : terms) {
        const bool isKnown = std::any_of(unique.begin(), unique.end(),
                                         [&](const Wanted &known) { return known.term == term.term; });
        if (!isKnown)
            unique.push_back(std::move(term));
    }
    return unique;
}

}  // namespace

QByteArray ofMessage(RoomId room, UserId sender, const FoldedText &folded, const SearchTokens &tokens)
{
    QByteArray terms;
    if (tokens.empty())
        return terms;
    const QByteArray prefix = roomPrefix(room);
    for (size_t i = 0; i < tokens.size(); ++i) {
        const SearchToken &token = tokens[i];
        if (token.kind == SearchToken::Kind::Word) {
            appendBeginnings(terms, prefix, token.in(folded));
            continue;
        }
        const char32_t sign = folded.text[size_t(token.from)];
        terms.append(prefix);
        appendUtf8(terms, sign);
        terms.append(' ');
        if (i + 1 == tokens.size() || tokens[i + 1].kind != SearchToken::Kind::Sign || !tokens[i + 1].isGlued)
            continue;
        terms.append(prefix);
        appendUtf8(terms, sign);
        appendUtf8(terms, folded.text[size_t(token.from) + 1]);
        terms.append(' ');
    }
    terms.append(prefix).append(senderTerm(sender)).append(' ');
    return terms;
}

QByteArray expression(const QList<RoomId> &rooms, std::optional<UserId> sender, const SearchQuery &query)
{
    std::vector<Wanted> terms = termsOf(query);
    if (terms.empty() || rooms.isEmpty())
        return {};
    const qsizetype most = std::clamp<qsizetype>(kMaxLookups / rooms.size(), 2, kMaxTerms);
    if (qsizetype(terms.size()) > most)
        terms.resize(size_t(most));
    if (sender)
        terms.push_back({senderTerm(*sender), 0});
    QByteArray text;
    for (const RoomId room : rooms) {
        const QByteArray prefix = roomPrefix(room);
        text.append(text.isEmpty() ? "(" : " OR (");
        for (size_t i = 0; i < terms.size(); ++i)
            text.append(i == 0 ? "\"" : " AND \"").append(prefix).append(terms[i].term).append('"');
        text.append(')');
    }
    return text;
}

}  // namespace parlor::searchterms
