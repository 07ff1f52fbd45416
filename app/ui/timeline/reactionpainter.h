// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "timeline/rowstyle.h"

#include <QRect>

class QPainter;

namespace parlor {

/// One chip: the emoji and how many chose it, framed in the accent where oneself did.
void paintReaction(QPainter &painter, const QRect &rect, const Reaction &reaction, bool own, bool hovered,
                   const RowStyle &style);

}  // namespace parlor
