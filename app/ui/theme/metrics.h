// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Lengths in device-independent pixels, on a grid of 4.
namespace parlor::metrics {

constexpr int kGrid = 4;
constexpr int kCorner = 6;
constexpr int kPadding = 16;  ///< from a pane's edge to its content
constexpr int kGap = 12;      ///< between avatar and text
constexpr int kAvatar = 32;
constexpr int kIcon = 20;
constexpr int kButton = 32;  ///< a button with an icon alone
constexpr int kField = 32;   ///< height of a one-line field
constexpr int kRoomRow = 56;
constexpr int kSectionRow = 34;
constexpr int kHeader = 56;  ///< room header, account bar
constexpr int kSidebarWidth = 272;
constexpr int kSidebarMinimum = 216;
constexpr int kNarrow = 720;  ///< below, room list and timeline take turns
constexpr int kAnimationMs = 120;

}  // namespace parlor::metrics
