// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/mentionparser.h"

#include <QList>

namespace parlor {

namespace {

constexpr int kMinFence = 3;
constexpr int kMaxFenceIndent = 3;
constexpr int kMaxName = 32;

qsizetype runLength(QStringView text, qsizetype at, QChar c)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == c)
        ++end;
    return end - at;
}

/// What a line opens or closes; length 0: no fence.
struct Fence {
    QChar mark;
    qsizetype length = 0;
    bool isBare = false;  ///< nothing stands after it: only such a line closes
};

Fence fenceOf(QStringView line)
{
    const qsizetype indent = runLength(line, 0, u' ');
    if (indent > kMaxFenceIndent || indent == line.size() || (line[indent] != u'`' && line[indent] != u'~'))
        return {};
    const qsizetype length = runLength(line, indent, line[indent]);
    if (length < kMinFence)
        return {};
    const QStringView rest = line.mid(indent + length);
    // A backtick behind backticks makes it a span of code in a line, not a fence.
    if (line[indent] == u'`' && rest.contains(u'`'))
        return {};
    return {line[indent], length, rest.trimmed().isEmpty()};
}

/// The parts of a body outside of fences, each of whole lines.
QStringList outsideFences(const QString &body)
{
    QStringList parts{QString()};
    Fence open;
    const QList<QStringView> lines = QStringView(body).split(u'\n');
    for (const QStringView line : lines) {
        const Fence fence = fenceOf(line);
        if (open.length > 0) {
            if (fence.mark == open.mark && fence.length >= open.length && fence.isBare)
                open = {};
        } else if (fence.length > 0) {
            open = fence;
            parts.append(QString());
        } else {
            parts.last().append(line);
            parts.last().append(u'\n');
        }
    }
    return parts;
}

/// Where the span of code that opens at `at` ends, or just behind its backticks where nothing closes it.
qsizetype behindSpan(QStringView text, qsizetype at)
{
    const qsizetype length = runLength(text, at, u'`');
    for (qsizetype next = text.indexOf(u'`', at + length); next >= 0;) {
        const qsizetype found = runLength(text, next, u'`');
        if (found == length)
            return next + found;
        next = text.indexOf(u'`', next + found);
    }
    return at + length;
}

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_'
           || c == u'-';
}

qsizetype nameLength(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isNameCharacter(text[end]))
        ++end;
    return end - at;
}

bool isInsideWord(QStringView text, qsizetype at)
{
    return at > 0 && (text[at - 1].isLetterOrNumber() || text[at - 1] == u'@' || text[at - 1] == u'_');
}

}  // namespace

QStringList mentionCandidates(const QString &body)
{
    QStringList candidates;
    if (!body.contains(u'@'))
        return candidates;
    for (const QString &part : outsideFences(body)) {
        for (qsizetype i = 0; i < part.size();) {
            if (part[i] == u'`') {
                i = behindSpan(part, i);
                continue;
            }
            const qsizetype length = part[i] == u'@' && !isInsideWord(part, i) ? nameLength(part, i + 1) : 0;
            if (length > 0) {
                const QString name = part.mid(i + 1, length).toLower();
                if (!candidates.contains(name))
                    candidates.append(name);
            }
            i += 1 + length;
        }
    }
    return candidates;
}

QStringList readingsOf(const QString &candidate)
{
    QStringList readings;
    QString name = candidate;
    for (;;) {
        if (name.size() <= kMaxName && !name.isEmpty())
            readings.append(name);
        const bool endsInPunctuation = name.endsWith(u'.') || name.endsWith(u'-') || name.endsWith(u'_');
        if (!endsInPunctuation)
            return readings;
        name.chop(1);
    }
}

}  // namespace parlor
