// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QString>

namespace parlor {

using HookId = Id<struct HookTag>;

/// An address at which a program posts into one room. The address itself is shown once, to who made it.
struct Hook {
    HookId id;
    QString name;
    UserId createdBy;
    Timestamp createdAt;

    bool operator==(const Hook &) const = default;
};

}  // namespace parlor
