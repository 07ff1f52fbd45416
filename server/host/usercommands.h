// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlor {

struct Command;

// Each runs to its end on the calling thread, says what it did or why not, and answers an exit code. They need the
// data directory for themselves: beside a running server its own interface does the same.
int runAddUser(const Command &command);
int runResetPassword(const Command &command);

}  // namespace parlor
