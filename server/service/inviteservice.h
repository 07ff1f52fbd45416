// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/room.h"
#include "protocol/administration.h"
#include "service/attemptwindow.h"
#include "service/caller.h"
#include "service/servicecontext.h"

namespace parlor {

struct NewInvite {
    Invite invite;
    QString token;  ///< kept nowhere else
};

struct AcceptedInvite {
    Workspace workspace;
    std::optional<Room> room;
};

/// Invitations: the owner and the admins of a workspace make them, whoever has one may come in.
class InviteService
{
public:
    explicit InviteService(const ServiceContext &context);

    void create(const Caller &caller, const CreateInviteRequest &request, Reply<NewInvite> reply);
    /// Those that can still be used, of the workspaces that the caller administers, by id, after `after`.
    void list(const Caller &caller, std::optional<WorkspaceId> workspace, InviteId after, int limit,
              Reply<QList<Invite>> reply);
    void revoke(const Caller &caller, InviteId invite, Reply<Done> reply);

    /// For anybody. Wrong tokens are counted by address.
    void preview(const QString &token, const QString &address, Reply<InvitePreview> reply);
    /// Again by the same person, who is still there: the same answer, and no second use.
    void accept(const Caller &caller, const QString &token, Reply<AcceptedInvite> reply);

private:
    template<typename T>
    std::optional<Reply<T>> guarded(const QString &address, Reply<T> reply);

    ServiceContext m_context;
    std::shared_ptr<AttemptWindow> m_guesses;  ///< answers may come after this service
};

}  // namespace parlor
