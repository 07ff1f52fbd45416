// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QPoint>

class QPainter;
class QTextDocument;

namespace parlor {

/// A range of characters of a document; empty: nothing is selected.
struct TextRange {
    int from = 0;
    int to = 0;

    bool isEmpty() const { return from >= to; }
};

/// Draws a message's document with what belongs behind it: code, quote bars, mentions of oneself.
/// `onTint`: it stands on the own band.
void paintDocument(QPainter &painter, const QTextDocument &document, QPoint origin, const Tokens &tokens,
                   TextRange selection, bool onTint);

}  // namespace parlor
