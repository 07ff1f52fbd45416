// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parlor {

/// A user name out of a display name: "Ana Petrova" → "ana.petrova", "Мария" → "mariya". Empty where the
/// script has no plain way into a-z (then the person chooses one).
QString usernameSuggestion(const QString &displayName);

/// Whether the protocol takes it: 2–32 of a-z 0-9 . _ -
bool isUsername(const QString &text);

}  // namespace parlor
