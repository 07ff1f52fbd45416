// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <optional>

namespace parlor {

/// Where the choice stands in the settings of a profile.
inline constexpr char kThemeKey[] = "window/theme";

/// "system", "light", "dark": in settings and on the command line.
QString themeName(ThemeChoice choice);
std::optional<ThemeChoice> themeFromName(const QString &name);

}  // namespace parlor
