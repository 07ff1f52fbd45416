// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace parlor {

/// Whether a text is one emoji: a single grapheme of at most 32 code points with a pictograph, a flag, a
/// skin tone or a keycap in it. A letter or a bare digit is none.
bool isEmoji(QStringView text);

}  // namespace parlor
