// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hooktable.h"

namespace parlor {

namespace {

StoredHook hookFrom(const Query &query)
{
    return {{query.id<HookId>(0), query.text(1), query.id<UserId>(2), query.time(3)},
            query.id<RoomId>(4),
            query.id<UserId>(5)};
}

}  // namespace

HookId HookTable::insert(const StoredHook &stored, const QByteArray &secretHash)
{
    const Hook &hook = stored.hook;
    m_database.query("hook_insert")
        .bind(secretHash, stored.room, stored.bot, hook.name, hook.createdBy, hook.createdAt)
        .run();
    return HookId{m_database.lastInsertId()};
}

std::optional<StoredHook> HookTable::findBySecret(const QByteArray &secretHash)
{
    Query query = m_database.query("hook_find");
    query.bind(secretHash);
    return query.next() ? std::optional(hookFrom(query)) : std::nullopt;
}

std::optional<StoredHook> HookTable::find(HookId id, RoomId room)
{
    Query query = m_database.query("hook_find_in");
    query.bind(id, room);
    return query.next() ? std::optional(hookFrom(query)) : std::nullopt;
}

QList<Hook> HookTable::list(RoomId room)
{
    Query query = m_database.query("hook_list");
    query.bind(room);
    QList<Hook> hooks;
    while (query.next())
        hooks.append(hookFrom(query).hook);
    return hooks;
}

void HookTable::revoke(HookId id, Timestamp at)
{
    m_database.query("hook_revoke").bind(id, at).run();
}

}  // namespace parlor
