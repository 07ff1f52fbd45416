// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/byterange.h"

#include <QByteArrayView>
#include <algorithm>
#include <optional>

namespace parlor {

namespace {

/// Nothing for what is no number; one that is too large is as large as can be.
std::optional<qint64> number(QByteArrayView text)
{
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool ok = false;
    const qint64 value = text.toByteArray().toLongLong(&ok);
    return ok ? value : std::numeric_limits<qint64>::max();
}

}  // namespace

RangeVerdict judgeRange(const QByteArray &header, qint64 size)
{
    using Kind = RangeVerdict::Kind;
    const qsizetype equals = header.indexOf('=');
    if (equals < 0 || header.left(equals).trimmed().compare("bytes", Qt::CaseInsensitive) != 0)
        return {};
    const QByteArray range = header.mid(equals + 1).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0 || range.contains(','))
        return {};
    const std::optional<qint64> first = number(QByteArrayView(range).first(dash));
    const std::optional<qint64> last = number(QByteArrayView(range).sliced(dash + 1));
    const bool isSuffix = dash == 0;
    const bool isOpen = dash + 1 == range.size();
    if ((!isSuffix && !first) || (!isOpen && !last) || (isSuffix && isOpen))
        return {};
    if (isSuffix) {
        if (*last == 0)
            return {Kind::Unsatisfiable, 0, 0};
        const qint64 length = std::min(*last, size);
        // Of nothing there is no part that a Content-Range could name.
        return size == 0 ? RangeVerdict{} : RangeVerdict{Kind::Part, size - length, length};
    }
    if (!isOpen && *last < *first)
        return {};
    if (*first >= size)
        return {Kind::Unsatisfiable, 0, 0};
    const qint64 end = isOpen ? size - 1 : std::min(*last, size - 1);
    return {Kind::Part, *first, end - *first + 1};
}

bool listsTag(const QByteArray &list, const QByteArray &tag, bool weakly)
{
    if (list.trimmed() == "*")
        return true;
    const QList<QByteArray> tags = list.split(',');
    return std::any_of(tags.begin(), tags.end(), [&](const QByteArray &listed) {
        const QByteArray one = listed.trimmed();
        return one == tag || (weakly && one == "W/" + tag);
    });
}

}  // namespace parlor
