// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/foldedtext.h"

#include <QList>
#include <QString>

namespace parlor {

/// A piece of a text, as it stands there, around the first place that was found.
struct Snippet {
    QString text;
    QList<PointRange> highlights;  ///< code points of `text`
};

/// About 160 code points; never part of a grapheme, and whole words at its ends where they are short enough.
/// `found` is in order and not empty.
Snippet snippetOf(const QString &text, const std::vector<PointRange> &found);

}  // namespace parlor
