// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace parlor {

struct IniLine {
    QString key;
    QString value;
    int number = 0;  ///< from 1
};

/// Reads `key = value` lines. Comments begin with # or ; and the one section there may be is [parlord]. Stricter than
/// QSettings, which takes any text for an INI file: a line that is none of this is an error that names its place.
Result<QList<IniLine>> readIniFile(const QString &path);

}  // namespace parlor
