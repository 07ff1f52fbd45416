// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/invite.h"
#include "store/database.h"

namespace parlor {

struct StoredInvite {
    Invite invite;
    bool isRevoked = false;
};

/// Invitations and who used them. Their tokens are found by hash.
class InviteTable
{
public:
    explicit InviteTable(Database &database) : m_database(database) {}

    /// All of `invite` but its id, which is answered.
    InviteId insert(const Invite &invite, const QByteArray &tokenHash);
    std::optional<StoredInvite> find(InviteId id);
    std::optional<StoredInvite> findByToken(const QByteArray &tokenHash);
    /// Those that can be used at `now`, of the workspaces (or the one) in which the person is `least` or more.
    QList<Invite> list(UserId admin, Role least, std::optional<WorkspaceId> workspace, InviteId after, Timestamp now,
                       int limit);
    bool wasUsedBy(InviteId id, UserId user);
    /// Counts one use.
    void use(InviteId id, UserId user, Timestamp at);
    void revoke(InviteId id, Timestamp at);

private:
    Database &m_database;
};

}  // namespace parlor
