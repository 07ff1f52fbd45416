// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "theme/theme.h"

#include <QStringList>
#include <optional>

namespace parlor {

/// What `parlor` was started with.
struct CommandLine {
    QString profile = QStringLiteral("default");
    QString dataDirectory;             ///< empty: the system's place for application data
    std::optional<ThemeChoice> theme;  ///< none: as the profile has it
    bool animations = true;
    bool help = false;
    bool version = false;
    QString link;  ///< parlor://…, empty: none
};

/// InvalidRequest with what is wrong with it.
Result<CommandLine> parseCommandLine(const QStringList &arguments);
QString commandLineHelp();

}  // namespace parlor
