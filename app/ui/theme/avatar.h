// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/presence.h"
#include "theme/tokens.h"

#include <QRect>
#include <QString>

class QPainter;

/// The coloured square with initials that stands for a person or a room.
namespace parlor::avatar {

/// One or two graphemes: of the first and last word, or the first two of a single word; one where the
/// script has no capitals and fills the square (Chinese, Japanese, Korean). "?" for an empty name.
QString initials(const QString &name);

/// The same for the same id, everywhere and for ever.
QColor color(const Tokens &tokens, qint64 id);

/// Square with rounded corners, text in proportion to it.
void paint(QPainter &painter, const QRect &rect, const QString &text, const QColor &background, const Tokens &tokens);

/// The dot at the lower right corner of an avatar, cut out of it with `background`. Nothing for Offline.
/// Status is in its shape too: full (online), half-moon (away), bar (do not disturb).
void paintPresence(QPainter &painter, const QRect &avatar, PresenceStatus status, const QColor &background,
                   const Tokens &tokens);

}  // namespace parlor::avatar
