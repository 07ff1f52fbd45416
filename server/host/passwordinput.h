// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parlor {

/// One line of stdin without its end. At a terminal it is asked for, and not shown.
QString readPassword(const QString &prompt);

}  // namespace parlor
