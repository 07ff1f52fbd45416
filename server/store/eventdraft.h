// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bus/loggedevent.h"

namespace parlor {

/// What a change says to the log; the writer adds the id and the time.
struct EventDraft {
    std::optional<RoomId> room;
    std::optional<UserId> onlyUser;
    std::optional<WorkspaceId> workspace;
    QByteArray kind;
    QByteArray dataJson;
    QString originStream;
    std::optional<MessageId> message;  ///< whose text it has, to be blanked when that is deleted
    QList<MembershipChange> memberships;
    QList<WorkspaceId> alsoWorkspaces;  ///< with `workspace`
};

}  // namespace parlor
