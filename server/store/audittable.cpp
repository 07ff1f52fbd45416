// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audittable.h"

#include "base/json.h"

#include <limits>

namespace parlor {

void AuditTable::insert(const AuditEntry &entry)
{
    const QByteArray details = compactJson(entry.details);
    m_database.query("audit_insert")
        .bind(entry.at, entry.actor, entry.action, entry.user, entry.workspace, entry.room, Utf8{details})
        .run();
}

QList<AuditEntry> AuditTable::page(std::optional<AuditId> before, int limit)
{
    Query query = m_database.query("audit_page");
    query.bind(before ? before->value : std::numeric_limits<qint64>::max(), limit);
    QList<AuditEntry> entries;
    while (query.next())
        entries.append({query.id<AuditId>(0), query.time(1), query.optionalId<UserId>(2), query.text(3),
                        query.optionalId<UserId>(4), query.optionalId<WorkspaceId>(5), query.optionalId<RoomId>(6),
                        QJsonDocument::fromJson(query.bytes(7)).object()});
    return entries;
}

}  // namespace parlor
