// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/invitation.h"

#include "service/auditing.h"
#include "service/membershipchanges.h"
#include "service/refusal.h"
#include "service/secrettoken.h"
#include "store/invitetable.h"
#include "store/membertable.h"
#include "store/roomtable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

#include <limits>

namespace parlor {

namespace {

/// Who was suspended or lost the power to invite takes the invitations along.
bool couldBeMadeNow(Database &database, const Invite &invite)
{
    const std::optional<Role> maker = WorkspaceTable(database).roleOf(invite.workspaceId, invite.createdBy);
    return maker && *maker >= Role::Admin && *maker >= invite.role
           && !UserTable(database).isSuspended(invite.createdBy);
}

}  // namespace

Result<Invite> usableInvite(Database &database, const QString &token, Timestamp now)
{
    const std::optional<StoredInvite> stored = InviteTable(database).findByToken(secretHash(token));
    const bool isGood = stored && !stored->isRevoked && now < stored->invite.expiresAt
                        && stored->invite.uses < stored->invite.maxUses.value_or(std::numeric_limits<int>::max())
                        && couldBeMadeNow(database, stored->invite);
    if (!isGood)
        return refusal::forbidden(QStringLiteral("This invitation is not good, or not any more"));
    return stored->invite;
}

void useInvite(WriteTransaction &transaction, const Invite &invite, const User &user, const Caller &self)
{
    Database &database = transaction.database();
    InviteTable(database).use(invite.id, user.id, transaction.now());
    if (!WorkspaceTable(database).roleOf(invite.workspaceId, user.id))
        addToWorkspace(transaction, invite.workspaceId, user, invite.role, self);
    // Its owner may have deleted the room since.
    std::optional<RoomInfo> room = invite.roomId ? RoomTable(database).find(*invite.roomId) : std::nullopt;
    if (room && !MemberTable(database).find(room->id, user.id))
        addToRoom(transaction, *room, user, Role::Member, self);
    audit::record(transaction, self, QStringLiteral("invite_accepted"),
                  {user.id, invite.workspaceId, room ? std::optional(room->id) : std::nullopt},
                  {{QStringLiteral("invite_id"), invite.id.value}});
}

}  // namespace parlor
