// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"
#include "store/database.h"

namespace parlor {

/// What was done by power. Rows are only added.
class AuditTable
{
public:
    explicit AuditTable(Database &database) : m_database(database) {}

    /// All of `entry` but its id.
    void insert(const AuditEntry &entry);
    /// Newest first, those before `before`; nothing: from the newest.
    QList<AuditEntry> page(std::optional<AuditId> before, int limit);

private:
    Database &m_database;
};

}  // namespace parlor
