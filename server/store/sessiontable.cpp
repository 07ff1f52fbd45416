// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessiontable.h"

namespace parlor {

SessionId SessionTable::insert(UserId user, const QString &deviceName, Timestamp at, const QByteArray &tokenHash)
{
    m_database.query("session_insert").bind(user, deviceName, at, tokenHash).run();
    const SessionId id{m_database.lastInsertId()};
    m_database.query("refresh_token_insert").bind(tokenHash, id).run();
    return id;
}

std::optional<SessionRow> SessionTable::find(SessionId id)
{
    Query query = m_database.query("session_find");
    query.bind(id);
    if (!query.next())
        return std::nullopt;
    return SessionRow{query.id<SessionId>(0), query.id<UserId>(1), query.bytes(2), query.bytes(3), query.boolean(4)};
}

std::optional<SessionRow> SessionTable::findByToken(const QByteArray &tokenHash)
{
    Query query = m_database.query("refresh_token_session");
    query.bind(tokenHash);
    return query.next() ? find(query.id<SessionId>(0)) : std::nullopt;
}

void SessionTable::rotate(SessionId id, const QByteArray &tokenHash, Timestamp at)
{
    m_database.query("session_rotate").bind(id, tokenHash, at).run();
    m_database.query("refresh_token_insert").bind(tokenHash, id).run();
}

void SessionTable::end(SessionId id, Timestamp at)
{
    m_database.query("session_end").bind(id, at).run();
    m_database.query("refresh_token_forget").bind(id).run();
}

QList<SessionDevice> SessionTable::devicesOf(UserId user)
{
    Query query = m_database.query("session_of_user");
    query.bind(user);
    QList<SessionDevice> devices;
    while (query.next())
        devices.append({query.id<SessionId>(0), query.text(1), query.time(2), query.time(3)});
    return devices;
}

QList<ActiveSession> SessionTable::active()
{
    Query query = m_database.query("session_active");
    QList<ActiveSession> sessions;
    while (query.next())
        sessions.append({query.id<SessionId>(0), query.id<UserId>(1)});
    return sessions;
}

}  // namespace parlor
