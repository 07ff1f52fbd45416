// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bottable.h"

namespace parlor {

void BotTable::insert(UserId bot, WorkspaceId workspace, UserId maker, Timestamp at)
{
    m_database.query("bot_insert").bind(bot, workspace, maker, at).run();
}

std::optional<WorkspaceId> BotTable::workspaceOf(UserId bot)
{
    Query query = m_database.query("bot_workspace");
    query.bind(bot);
    return query.next() ? std::optional(query.id<WorkspaceId>(0)) : std::nullopt;
}

SessionId BotTable::insertToken(UserId bot, const QString &deviceName, Timestamp at, const QByteArray &tokenHash)
{
    m_database.query("session_insert_bot").bind(bot, deviceName, at).run();
    const SessionId session{m_database.lastInsertId()};
    m_database.query("bot_token_insert").bind(session, tokenHash).run();
    return session;
}

QList<BotTokenRow> BotTable::tokens()
{
    Query query = m_database.query("bot_token_all");
    QList<BotTokenRow> rows;
    while (query.next())
        rows.append({query.bytes(0), query.id<SessionId>(1), query.id<UserId>(2)});
    return rows;
}

}  // namespace parlor
