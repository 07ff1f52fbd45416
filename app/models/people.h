// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>
#include <functional>

namespace parlor {

/// What the timeline asks about people; whoever shows a room binds it to what the session knows.
struct People {
    std::function<QString(UserId)> displayName;
    std::function<QString(UserId)> username;
};

}  // namespace parlor
