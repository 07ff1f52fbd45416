// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace parlor {

class Clock;
class IdGenerator;

/// Copies what is in a data directory to `destination`, a directory that must not be there yet, while a server may
/// run on it and write. The store is copied as it was at one moment, then everything is brought to the disk, opened
/// and checked; only then it gets its name. Conflict where the destination is there.
Status backUp(const QString &directory, const QString &destination, Clock &clock);

struct RestoreOptions {
    bool force = false;  ///< set aside what is there, in a directory of its own beside it
};

/// Makes a data directory of a backup. The restored store gets a new epoch, so that clients start afresh, and a new
/// key for access tokens, for its sessions are numbered again from where the backup ended. Conflict where a server
/// has the directory, or where it is not empty. Answers where the present content went; empty: there was none.
Result<QString> restore(const QString &backup, const QString &directory, const RestoreOptions &options, Clock &clock,
                        IdGenerator &ids);

}  // namespace parlor
