// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicecontext.h"

namespace parlor {

/// What GET /api/server answers and a sync repeats.
ServerInfo serverInfo(const ServiceContext &context);

}  // namespace parlor
