// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storecheck.h"

namespace parlor {

/// Whether the bytes of every file are there, as many and the same as when it was uploaded. Reads all of them. A server
/// may run on the store: what it removes meanwhile is no finding.
QList<Finding> checkFiles(Database &database, const QString &directory);

}  // namespace parlor
