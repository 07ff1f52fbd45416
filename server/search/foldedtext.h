// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <string>
#include <vector>

namespace parlor {

/// Code points of a text: the first, and the one after the last.
struct PointRange {
    int from = 0;
    int to = 0;

    bool operator==(const PointRange &) const = default;
};

/// A text as search compares it, each of its code points with those of the original that it came from.
///
/// Folded are: compatibility forms (full width, ligatures), case, digits of any script to 0-9, accents, vowel
/// points and tashkeel. Not folded are marks that spell: the vowel signs and tones of Thai and the Indic scripts,
/// the dakuten of kana, and those of Cyrillic that make another letter (й, ў, ї, ѓ, ќ).
struct FoldedText {
    std::u32string text;
    std::vector<PointRange> origins;

    /// Where a piece of the folded text was in the original. `length` is at least 1.
    PointRange originOf(int from, int length) const
    {
        return {origins[size_t(from)].from, origins[size_t(from + length - 1)].to};
    }
};

FoldedText foldText(QStringView text);

/// Changes whenever the folding or the words made of it do: an index made by other rules is made anew.
QByteArray searchRules();

}  // namespace parlor
