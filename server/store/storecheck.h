// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace parlor {

class Database;

/// Something in a store that is not as it must be.
struct Finding {
    QString what;
    QString where;
    QString advice;

    bool operator==(const Finding &) const = default;
};

/// Looks whether all that the store promises holds: SQLite's own checks, and every rule that the services keep.
/// Reads one moment of it and changes nothing, so that a server may run on it. At most a hundred findings of a kind.
QList<Finding> checkStore(Database &database);

/// The same for the store in a data directory. UpgradeRequired where its schema is not this program's, NotFound where
/// there is none; what cannot be opened at all is a finding.
Result<QList<Finding>> checkDirectory(const QString &directory);

}  // namespace parlor
