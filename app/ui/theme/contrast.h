// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace parlor {

/// Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.1, 1.4.3).
double contrastRatio(const QColor &a, const QColor &b);

/// `top` laid over `below`, opacity 0 … 1.
QColor blended(const QColor &top, const QColor &below, double opacity);

}  // namespace parlor
