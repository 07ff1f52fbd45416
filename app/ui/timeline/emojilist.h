// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace parlor {

/// The few that a reaction menu offers.
QStringList quickEmoji();
/// Those of the composer's palette, in the order in which it shows them.
QStringList paletteEmoji();

}  // namespace parlor
