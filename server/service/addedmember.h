// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace.h"

namespace parlor {

/// Somebody who was to become a member of a room or a workspace.
struct AddedMember {
    Member member;
    bool added = true;  ///< false: was one already (200, not 201)
};

}  // namespace parlor
