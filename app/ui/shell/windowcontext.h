// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientcontext.h"

class QSettings;

namespace parlor {

class Hosting;
class Theme;

/// What a window takes from outside. Everything named here outlives the window.
struct WindowContext {
    ClientContext client;
    Theme &theme;
    QSettings &settings;         ///< of the profile: geometry, open room, theme
    Hosting *hosting = nullptr;  ///< null: this program cannot host
};

}  // namespace parlor
