// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "outbox/outboxentry.h"

#include <QSqlDatabase>
#include <memory>

namespace parlor {

/// The outbox on disk: one SQLite file. When a call returns, what it did survives a crash. Use it from the
/// thread that opened it.
class OutboxStore
{
public:
    /// Makes the file where there is none. A damaged one is set aside beside it, whatever can be read of it
    /// is taken over. Storage where the disk refuses, or where a newer program wrote it.
    static Result<std::unique_ptr<OutboxStore>> open(const QString &file);
    ~OutboxStore();

    /// In the order of composing.
    Result<QList<OutboxEntry>> load();
    /// Gives the order. A key that is there already keeps its place and its words, and gives its order.
    Result<quint64> insert(const OutboxEntry &entry);
    /// Attempts, and failed or not with its reason.
    Status update(const OutboxEntry &entry);
    Status remove(const ClientKey &key);

private:
    explicit OutboxStore(const QString &file);
    Status prepare();
    Status execute(QLatin1String statement);

    QString m_connection;
    QSqlDatabase m_database;
};

}  // namespace parlor
