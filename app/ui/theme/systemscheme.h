// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <functional>

class QObject;

namespace parlor {

/// What the desktop asks for. Light where it says nothing.
Scheme systemScheme();
/// Calls back, on the GUI thread, whenever the desktop may have changed its mind, while `context` lives.
void watchSystemScheme(QObject *context, std::function<void()> changed);

}  // namespace parlor
