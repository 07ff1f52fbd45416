// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QJsonObject>
#include <optional>

namespace parlor {

using AuditId = Id<struct AuditTag>;

/// One line of the audit log: who used which power, on whom or what.
struct AuditEntry {
    AuditId id;
    Timestamp at;
    std::optional<UserId> actor;  ///< nothing: the command line
    QString action;               ///< "user_suspended" …
    std::optional<UserId> user;
    std::optional<WorkspaceId> workspace;
    std::optional<RoomId> room;
    QJsonObject details;

    bool operator==(const AuditEntry &) const = default;
};

}  // namespace parlor
