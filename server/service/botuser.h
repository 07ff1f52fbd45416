// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/user.h"
#include "model/workspace.h"
#include "service/caller.h"
#include "store/writetransaction.h"

namespace parlor {

/// A user that is a program: its user name is made of its name, and everyone of the workspace is told of it.
User makeBotUser(WriteTransaction &transaction, const QString &name, WorkspaceId workspace, Role role,
                 const Caller &maker);

}  // namespace parlor
