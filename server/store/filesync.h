// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace parlor {

/// Waits until the bytes and the length of an open file are on the disk. False where the disk refused.
bool syncFile(QFile &file);
/// Waits until the names in a directory are; where the system has no such thing, nothing.
void syncDirectory(const QString &directory);

}  // namespace parlor
