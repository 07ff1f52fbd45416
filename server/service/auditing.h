// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/caller.h"
#include "store/writetransaction.h"

#include <QJsonObject>

/// What goes into the audit log.
namespace parlor::audit {

/// Whom or what it was done to.
struct Subject {
    std::optional<UserId> user = std::nullopt;
    std::optional<WorkspaceId> workspace = std::nullopt;
    std::optional<RoomId> room = std::nullopt;
};

/// Within the write of the change itself: neither is there without the other. A caller without a user is the
/// command line. `details` never has a secret.
void record(WriteTransaction &transaction, const Caller &caller, const QString &action, const Subject &subject,
            const QJsonObject &details = {});

}  // namespace parlor::audit
