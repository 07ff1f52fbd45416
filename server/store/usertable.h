// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/user.h"
#include "store/database.h"

namespace parlor {

/// What a sign-in is checked against.
struct SignInRow {
    UserId user;
    QByteArray passwordHash;
    bool isSuspended = false;
};

/// People and bots.
class UserTable
{
public:
    explicit UserTable(Database &database) : m_database(database) {}

    /// All of `user` but its id, which is answered.
    UserId insert(const User &user, const QByteArray &passwordHash);
    /// The same of a bot, which has no password.
    UserId insertBot(const User &user);
    std::optional<User> find(UserId id);
    std::optional<UserId> findName(const QString &username);
    std::optional<SignInRow> signIn(const QString &username);
    /// Whether there is any account of a person.
    bool any();
    bool isSuspended(UserId id);
    /// Nothing: not any more.
    void setSuspended(UserId id, std::optional<Timestamp> at);
    /// What a profile can change, and the revision.
    void update(const User &user);
    QByteArray passwordHash(UserId id);
    void setPasswordHash(UserId id, const QByteArray &hash);
    std::optional<Timestamp> lastSeen(UserId id);
    void setLastSeen(UserId id, Timestamp at);
    /// Those who share a workspace with `self` and have `folded` in a name, by id.
    QList<User> search(UserId self, const QString &folded, UserId after, int limit);
    /// Whether they share a workspace or a room.
    bool knows(UserId self, UserId other);
    /// Those who share a workspace or a room with `self`, and `self`.
    QList<User> knownTo(UserId self);

    /// The nine columns that every statement about users gives.
    static User read(const Query &query, int first = 0);
    static constexpr int kColumns = 9;

private:
    Database &m_database;
};

}  // namespace parlor
