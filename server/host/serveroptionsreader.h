// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/commandline.h"

namespace parlor {

class SettingValues;

/// Makes options of what was set; what was not has its default. Wrong usage where a value is none, or where it would
/// open a server to everybody without saying so.
Status readServerOptions(const SettingValues &values, Command &command);

}  // namespace parlor
