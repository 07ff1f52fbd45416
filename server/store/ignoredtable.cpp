// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ignoredtable.h"

namespace parlor {

QList<UserId> IgnoredTable::of(UserId user)
{
    Query query = m_database.query("ignored_of");
    query.bind(user);
    QList<UserId> users;
    while (query.next())
        users.append(query.id<UserId>(0));
    return users;
}

void IgnoredTable::insert(UserId user, UserId ignored)
{
    m_database.query("ignored_insert").bind(user, ignored).run();
}

void IgnoredTable::remove(UserId user, UserId ignored)
{
    m_database.query("ignored_delete").bind(user, ignored).run();
}

}  // namespace parlor
