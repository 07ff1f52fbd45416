// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invitetable.h"

namespace parlor {

namespace {

StoredInvite inviteFrom(const Query &query)
{
    Invite invite;
    invite.id = query.id<InviteId>(0);
    invite.workspaceId = query.id<WorkspaceId>(1);
    invite.roomId = query.optionalId<RoomId>(2);
    invite.role = Role(query.integer(3));
    invite.createdBy = query.id<UserId>(4);
    invite.createdAt = query.time(5);
    invite.expiresAt = query.time(6);
    if (!query.isNull(7))
        invite.maxUses = int(query.integer(7));
    invite.uses = int(query.integer(8));
    return {invite, !query.isNull(9)};
}

}  // namespace

InviteId InviteTable::insert(const Invite &invite, const QByteArray &tokenHash)
{
    m_database.query("invite_insert")
        .bind(tokenHash, invite.workspaceId, invite.roomId, int(invite.role), invite.createdBy, invite.createdAt,
              invite.expiresAt, invite.maxUses)
        .run();
    return InviteId{m_database.lastInsertId()};
}

std::optional<StoredInvite> InviteTable::find(InviteId id)
{
    Query query = m_database.query("invite_find");
    query.bind(id);
    return query.next() ? std::optional(inviteFrom(query)) : std::nullopt;
}

std::optional<StoredInvite> InviteTable::findByToken(const QByteArray &tokenHash)
{
    Query query = m_database.query("invite_by_hash");
    query.bind(tokenHash);
    return query.next() ? std::optional(inviteFrom(query)) : std::nullopt;
}

QList<Invite> InviteTable::list(UserId admin, Role least, std::optional<WorkspaceId> workspace, InviteId after,
                                Timestamp now, int limit)
{
    Query query = m_database.query("invite_list");
    query.bind(admin, int(least), workspace, after, now, limit);
    QList<Invite> invites;
    while (query.next())
        invites.append(inviteFrom(query).invite);
    return invites;
}

bool InviteTable::wasUsedBy(InviteId id, UserId user)
{
    Query query = m_database.query("invite_used_by");
    query.bind(id, user);
    return query.next();
}

void InviteTable::use(InviteId id, UserId user, Timestamp at)
{
    m_database.query("invite_count_use").bind(id).run();
    m_database.query("invite_use").bind(id, user, at).run();
}

void InviteTable::revoke(InviteId id, Timestamp at)
{
    m_database.query("invite_revoke").bind(id, at).run();
}

}  // namespace parlor
