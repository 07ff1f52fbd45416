// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/usertable.h"

namespace parlor {

namespace {

QString foldedName(const User &user)
{
    return QString(user.username + QLatin1Char('\n') + user.displayName).toCaseFolded();
}

}  // namespace

UserId UserTable::insert(const User &user, const QByteArray &passwordHash)
{
    m_database.query("user_insert")
        .bind(user.username, user.displayName, foldedName(user), Utf8{passwordHash}, user.createdAt, user.revision)
        .run();
    return UserId{m_database.lastInsertId()};
}

UserId UserTable::insertBot(const User &user)
{
    m_database.query("user_insert_bot")
        .bind(user.username, user.displayName, foldedName(user), user.createdAt, user.revision)
        .run();
    return UserId{m_database.lastInsertId()};
}

std::optional<User> UserTable::find(UserId id)
{
    Query query = m_database.query("user_find");
    query.bind(id);
    return query.next() ? std::optional(read(query)) : std::nullopt;
}

std::optional<UserId> UserTable::findName(const QString &username)
{
    Query query = m_database.query("user_id_by_name");
    query.bind(username);
    return query.next() ? std::optional(query.id<UserId>(0)) : std::nullopt;
}

std::optional<SignInRow> UserTable::signIn(const QString &username)
{
    Query query = m_database.query("user_sign_in");
    query.bind(username);
    if (!query.next())
        return std::nullopt;
    return SignInRow{query.id<UserId>(0), query.bytes(1), query.boolean(2)};
}

bool UserTable::any()
{
    return m_database.query("user_any").next();
}

bool UserTable::isSuspended(UserId id)
{
    Query query = m_database.query("user_is_suspended");
    query.bind(id);
    return query.next() && query.boolean(0);
}

void UserTable::setSuspended(UserId id, std::optional<Timestamp> at)
{
    m_database.query("user_set_suspended").bind(id, at).run();
}

void UserTable::update(const User &user)
{
    m_database.query("user_update")
        .bind(user.id, user.displayName, foldedName(user), user.statusText, user.statusUntil, user.revision,
              user.avatarFileId)
        .run();
}

QByteArray UserTable::passwordHash(UserId id)
{
    Query query = m_database.query("user_password_hash");
    query.bind(id);
    return query.next() ? query.bytes(0) : QByteArray();
}

void UserTable::setPasswordHash(UserId id, const QByteArray &hash)
{
    m_database.query("user_set_password_hash").bind(id, Utf8{hash}).run();
}

std::optional<Timestamp> UserTable::lastSeen(UserId id)
{
    Query query = m_database.query("user_last_seen");
    query.bind(id);
    return query.next() ? query.optionalTime(0) : std::nullopt;
}

void UserTable::setLastSeen(UserId id, Timestamp at)
{
    m_database.query("user_set_last_seen").bind(id, at).run();
}

QList<User> UserTable::search(UserId self, const QString &folded, UserId after, int limit)
{
    Query query = m_database.query("user_search");
    query.bind(self, after, folded, limit);
    QList<User> users;
    while (query.next())
        users.append(read(query));
    return users;
}

bool UserTable::knows(UserId self, UserId other)
{
    Query query = m_database.query("user_knows");
    query.bind(self, other);
    return query.next() && query.boolean(0);
}

QList<User> UserTable::knownTo(UserId self)
{
    Query query = m_database.query("user_known_to");
    query.bind(self);
    QList<User> users;
    while (query.next())
        users.append(read(query));
    return users;
}

User UserTable::read(const Query &query, int first)
{
    User user;
    user.id = query.id<UserId>(first);
    user.username = query.text(first + 1);
    user.displayName = query.text(first + 2);
    user.avatarFileId = query.optionalId<FileId>(first + 3);
    user.statusText = query.text(first + 4);
    user.statusUntil = query.optionalTime(first + 5);
    user.isBot = query.boolean(first + 6);
    user.createdAt = query.time(first + 7);
    user.revision = query.integer(first + 8);
    return user;
}

}  // namespace parlor
