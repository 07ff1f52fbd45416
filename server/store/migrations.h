// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

namespace parlor {

class Database;

/// One step of the store's shape; `number` is the schema number after it.
struct Migration {
    int number = 0;
    QByteArray sql;
};

/// Those of this program, in order.
QList<Migration> knownMigrations();

/// Brings the store at `file` up to the last step, each in a transaction of its own. A store that has content
/// is copied first, to <file>.before-<number>. UpgradeRequired where the store is newer than the last step.
Status migrate(Database &database, const QString &file, const QList<Migration> &migrations);

}  // namespace parlor
