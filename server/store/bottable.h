// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "store/database.h"

namespace parlor {

/// A long-lived token that is good, by its hash.
struct BotTokenRow {
    QByteArray hash;
    SessionId session;
    UserId user;
};

/// Where bots belong, and their tokens. A token is a session without an end.
class BotTable
{
public:
    explicit BotTable(Database &database) : m_database(database) {}

    void insert(UserId bot, WorkspaceId workspace, UserId maker, Timestamp at);
    /// Nothing where the user is no bot with a token.
    std::optional<WorkspaceId> workspaceOf(UserId bot);
    SessionId insertToken(UserId bot, const QString &deviceName, Timestamp at, const QByteArray &tokenHash);
    QList<BotTokenRow> tokens();

private:
    Database &m_database;
};

}  // namespace parlor
