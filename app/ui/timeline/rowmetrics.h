// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/metrics.h"

/// Lengths of a timeline row in device-independent pixels.
namespace parlor::rowmetrics {

constexpr int kTextLeft = metrics::kPadding + metrics::kAvatar + metrics::kGap;
constexpr int kTextMaximum = 760;  ///< longer lines are hard to read
constexpr int kGroupGap = 4;       ///< outside of the own band
constexpr int kGroupPadding = 8;   ///< inside of it
constexpr int kLinePadding = 3;    ///< above and below each message
constexpr int kSeparator = 40;
constexpr int kQuote = 22;
constexpr int kChip = 24;
constexpr int kChipGap = 6;
constexpr int kChipPadding = 8;
constexpr int kGapBox = 32;
constexpr int kStateIcon = 16;
constexpr int kStateColumn = kStateIcon + 12;
constexpr int kCodePadding = 8;
constexpr int kCard = 48;
constexpr int kSkeleton = 64;  ///< what stands above the first row while older ones load
constexpr int kBottom = 8;     ///< below the last row

}  // namespace parlor::rowmetrics
