// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/auditing.h"

#include "store/audittable.h"

namespace parlor::audit {

void record(WriteTransaction &transaction, const Caller &caller, const QString &action, const Subject &subject,
            const QJsonObject &details)
{
    AuditEntry entry;
    entry.at = transaction.now();
    if (caller.user.isValid())
        entry.actor = caller.user;
    entry.action = action;
    entry.user = subject.user;
    entry.workspace = subject.workspace;
    entry.room = subject.room;
    entry.details = details;
    AuditTable(transaction.database()).insert(entry);
}

}  // namespace parlor::audit
