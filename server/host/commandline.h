// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "host/serverhost.h"

#include <QProcessEnvironment>

namespace parlor {

enum class LogFormat { Text, Json };

/// What `parlord` was asked to do.
struct Command {
    enum class Kind { Serve, Version, Help, Check, Backup, Restore, Migrate, AddUser, ResetPassword };
    Kind kind = Kind::Serve;
    ServerOptions options;  ///< of other commands than Serve only the data directory counts
    LogFormat logFormat = LogFormat::Text;
    QString helpText;
    QString argument;     ///< where to back up to, where to restore from, whose account
    QString displayName;  ///< of AddUser
    bool force = false;   ///< of Restore
};

/// Flags win over PARLORD_* variables, these over the INI file; all have the same names. An error is wrong
/// usage, with a sentence for the user.
Result<Command> parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment);

}  // namespace parlor
