// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"

namespace parlor {

/// A part of a snippet, in code points.
struct Highlight {
    int start = 0;
    int length = 0;

    bool operator==(const Highlight &) const = default;
};

/// A message that was found, and the words of it that say why.
struct SearchHit {
    Message message;
    QString snippet;
    QList<Highlight> highlights;

    bool operator==(const SearchHit &) const = default;
};

/// An answer to a search, newest first.
struct SearchPage {
    QList<SearchHit> hits;
    std::optional<int> nextPage;  ///< none: this is the last

    bool operator==(const SearchPage &) const = default;
};

QJsonObject toJson(const SearchPage &page);
Result<SearchPage> searchPageFromJson(const QJsonObject &object);

}  // namespace parlor
