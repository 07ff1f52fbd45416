// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "store/database.h"

namespace parlor {

/// A signed-in device and the state of its refresh tokens.
struct SessionRow {
    SessionId id;
    UserId user;
    QByteArray currentHash;
    QByteArray spentHash;
    bool isEnded = false;
};

struct SessionDevice {
    SessionId id;
    QString deviceName;
    Timestamp createdAt;
    Timestamp lastSeenAt;
};

struct ActiveSession {
    SessionId id;
    UserId user;
};

/// Sessions, and every refresh token (hashed) that they had: one that comes back names its session.
class SessionTable
{
public:
    explicit SessionTable(Database &database) : m_database(database) {}

    SessionId insert(UserId user, const QString &deviceName, Timestamp at, const QByteArray &tokenHash);
    std::optional<SessionRow> find(SessionId id);
    std::optional<SessionRow> findByToken(const QByteArray &tokenHash);
    /// The current token is spent, the new one is current.
    void rotate(SessionId id, const QByteArray &tokenHash, Timestamp at);
    void end(SessionId id, Timestamp at);
    QList<SessionDevice> devicesOf(UserId user);
    QList<ActiveSession> active();

private:
    Database &m_database;
};

}  // namespace parlor
