// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlor {

struct Command;

// Each runs to its end on the calling thread, says what it did or why not, and answers an exit code.
int runCheck(const Command &command);
int runBackup(const Command &command);
int runRestore(const Command &command);
int runMigrate(const Command &command);

}  // namespace parlor
