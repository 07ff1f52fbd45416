// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QList>

namespace parlor {

/// Whom people do not want to hear.
class IgnoredTable
{
public:
    explicit IgnoredTable(Database &database) : m_database(database) {}

    /// By id.
    QList<UserId> of(UserId user);
    /// Only where it is not there yet.
    void insert(UserId user, UserId ignored);
    void remove(UserId user, UserId ignored);

private:
    Database &m_database;
};

}  // namespace parlor
