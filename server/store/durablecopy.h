// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace parlor {

/// Brings the content of a file to the disk.
Status syncToDisk(const QString &path);
/// Copies a file to a name that is not there yet, with its permissions, and brings it to the disk.
Status copyDurably(const QString &from, const QString &to);
/// Copies all files below a directory that are not there yet. One that goes away meanwhile is left out.
Status copyTreeDurably(const QString &from, const QString &to);

}  // namespace parlor
