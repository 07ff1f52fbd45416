// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/commandline.h"

namespace parlor {

/// Sends the log of this process to stderr, one line an entry.
void installLogOutput(LogFormat format);

}  // namespace parlor
