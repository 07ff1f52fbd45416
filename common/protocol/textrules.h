// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/jsonreader.h"

/// What the protocol demands of texts. Each check notes what is wrong in the reader and returns the text.
namespace parlor::textrules {

constexpr TextBounds kUsername{2, 32};
constexpr TextBounds kPassword{8, 256};
constexpr TextBounds kDisplayName{1, 64};

/// Only white space, or nothing at all.
bool isBlank(QStringView text);
/// Free of NUL and lone surrogates: what can be stored and returned byte for byte.
bool isStorable(QStringView text);

/// Free of those, and of control, line-separating and bidi-overriding characters.
bool isLine(QStringView text);

/// Case folded; a-z 0-9 . _ - only.
QString username(JsonReader &reader, QLatin1String name);
QString password(JsonReader &reader, QLatin1String name);
/// One line that shows what it says: no control, line-separating or bidi-overriding characters.
QString displayName(JsonReader &reader, QLatin1String name);
/// The same for what may be absent or empty: names of rooms, of devices.
QString optionalLine(JsonReader &reader, QLatin1String name, int max);
/// Any storable text that may be absent or empty.
QString optionalText(JsonReader &reader, QLatin1String name, int max);
/// The words of a message; `mayBeBlank` where it carries files.
QString body(JsonReader &reader, QLatin1String name, int max, bool mayBeBlank);

}  // namespace parlor::textrules
