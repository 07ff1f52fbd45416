// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sessionchanges.h"

#include "service/secrettoken.h"
#include "store/bottable.h"
#include "store/sessiontable.h"
#include "store/usertable.h"

namespace parlor {

namespace {

Error noSuchToken()
{
    return {ErrorCode::Unauthorized, QStringLiteral("Not a valid refresh token"), {}, 0};
}

}  // namespace

Grant SessionChanges::begin(WriteTransaction &transaction, const User &user, const QString &deviceName)
{
    const QString token = RefreshTokens::first(m_ids);
    const SessionId session = SessionTable(transaction.database())
                                  .insert(user.id, deviceName, transaction.now(), RefreshTokens::hashOf(token));
    transaction.afterCommit([this, session] { m_registry.add(session); });
    return grant(user, session, token, transaction.now());
}

Result<std::variant<Grant, Error>> SessionChanges::refresh(WriteTransaction &transaction, const QString &token)
{
    Database &database = transaction.database();
    SessionTable sessions(database);
    const QByteArray hash = RefreshTokens::hashOf(token);
    const std::optional<SessionRow> session = sessions.findByToken(hash);
    if (!session || session->isEnded)
        return noSuchToken();
    const std::optional<User> user = UserTable(database).find(session->user);
    if (!user || UserTable(database).isSuspended(session->user))
        return noSuchToken();
    const bool isCurrent = RefreshTokens::isSame(session->currentHash, hash);
    if (!isCurrent && !RefreshTokens::isSame(session->spentHash, hash)) {
        end(transaction, session->id, session->user);
        return std::variant<Grant, Error>(Error{
            ErrorCode::RefreshReused, QStringLiteral("This token was used before: the session has been ended"), {}, 0});
    }
    const QString successor = m_refresh.successorOf(token);
    if (isCurrent)
        sessions.rotate(session->id, RefreshTokens::hashOf(successor), transaction.now());
    return std::variant<Grant, Error>(grant(*user, session->id, successor, transaction.now()));
}

QString SessionChanges::beginBot(WriteTransaction &transaction, UserId bot)
{
    const QString token = QLatin1String(kBotTokenPrefix) + m_ids.token(kSecretBytes);
    const QByteArray hash = secretHash(token);
    const SessionId session = BotTable(transaction.database())
                                  .insertToken(bot, QStringLiteral("bot"), transaction.now(), hash);
    transaction.afterCommit([this, hash, bot, session] {
        m_registry.add(session);
        m_registry.addToken(hash, bot, session);
    });
    return token;
}

void SessionChanges::endAll(WriteTransaction &transaction, UserId user)
{
    const QList<SessionDevice> devices = SessionTable(transaction.database()).devicesOf(user);
    for (const SessionDevice &device : devices)
        end(transaction, device.id, user);
}

void SessionChanges::end(WriteTransaction &transaction, SessionId session, UserId user)
{
    SessionTable(transaction.database()).end(session, transaction.now());
    transaction.afterCommit([this, session, user] {
        m_registry.end(session);
        m_bus.publish(SessionEnded{session, user});
    });
}

Grant SessionChanges::grant(const User &user, SessionId session, const QString &refreshToken, Timestamp now) const
{
    return {user, m_access.make(user.id, session, now), int(m_access.life().count()), refreshToken};
}

}  // namespace parlor
