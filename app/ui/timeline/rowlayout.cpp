// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlayout.h"

#include <algorithm>

namespace parlor {

const RowPart *RowLayout::partAt(QPoint point) const
{
    const auto it = std::find_if(parts.rbegin(), parts.rend(),
                                 [point](const RowPart &part) { return part.rect.contains(point); });
    return it == parts.rend() ? nullptr : &*it;
}

const RowPart *RowLayout::part(PartKind kind, const QString &value) const
{
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const RowPart &part) {
        return part.kind == kind && (value.isNull() || part.value == value);
    });
    return it == parts.end() ? nullptr : &*it;
}

}  // namespace parlor
