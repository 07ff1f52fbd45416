// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/snippet.h"

#include "base/jsonreader.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace parlor {

namespace {

constexpr int kLength = 160;
constexpr int kBefore = 40;     ///< of it in front of what was found
constexpr int kWordSlack = 16;  ///< how far an end moves inwards, to the end of a word

/// Code units of a text by code points and back. Ascending calls are cheap.
class CodePointMap
{
public:
    explicit CodePointMap(const QString &text)
    {
        m_units.reserve(size_t(text.size()) + 1);
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (!text.at(i).isLowSurrogate() || i == 0 || !text.at(i - 1).isHighSurrogate())
                m_units.push_back(i);
        }
        m_units.push_back(text.size());
    }
    int count() const { return int(m_units.size()) - 1; }
    qsizetype unit(int point) const { return m_units[size_t(std::clamp(point, 0, count()))]; }
    int point(qsizetype unit) const
    {
        return int(std::upper_bound(m_units.begin(), m_units.end(), unit) - m_units.begin()) - 1;
    }

private:
    std::vector<qsizetype> m_units;
};

/// The border of a grapheme at or outside of `unit`; before it where `back`.
qsizetype graphemeBorder(QTextBoundaryFinder &finder, qsizetype unit, bool back)
{
    finder.setPosition(unit);
    if (finder.isAtBoundary())
        return unit;
    const qsizetype border = back ? finder.toPreviousBoundary() : finder.toNextBoundary();
    return std::max<qsizetype>(border, 0);
}

/// Moves an end of the snippet inwards to the end of a word, if that is near.
qsizetype wordBorder(const QString &text, qsizetype from, qsizetype step, qsizetype limit)
{
    for (qsizetype unit = from; unit != limit && std::abs(unit - from) <= kWordSlack; unit += step) {
        if (text.at(step > 0 ? unit : unit - 1).isSpace())
            return unit + step;
    }
    return from;
}

}  // namespace

Snippet snippetOf(const QString &text, const std::vector<PointRange> &found)
{
    const CodePointMap map(text);
    const PointRange first = found.front();
    qsizetype from = 0;
    qsizetype to = text.size();
    if (map.count() > kLength) {
        QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
        const int start = std::clamp(first.from - kBefore, 0, map.count() - kLength);
        const int end = std::max(start + kLength, first.to);
        from = graphemeBorder(graphemes, map.unit(start), true);
        to = graphemeBorder(graphemes, map.unit(end), false);
        if (from > 0)
            from = wordBorder(text, from, 1, map.unit(first.from));
        if (to < text.size())
            to = wordBorder(text, to, -1, map.unit(first.to));
        // White space may carry marks.
        from = graphemeBorder(graphemes, from, true);
        to = graphemeBorder(graphemes, to, false);
    }
    Snippet snippet{text.sliced(from, to - from), {}};
    const int begin = map.point(from);
    const int end = map.point(to);
    for (const PointRange range : found) {
        if (range.to <= begin || range.from >= end)
            continue;
        snippet.highlights.append({std::max(range.from, begin) - begin, std::min(range.to, end) - begin});
    }
    return snippet;
}

}  // namespace parlor
