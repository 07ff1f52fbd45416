// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/commandline.h"
#include "http/requestrecord.h"

namespace parlor {

/// Sends the log to stderr, a line each.
void installLogOutput(LogFormat format);
/// Writes answered requests into the same log: as JSON all of them; as text those that went wrong or were slow, and
/// the others where the category parlor.request is set to debug.
RequestObserver requestLogOutput(LogFormat format);

}  // namespace parlor
