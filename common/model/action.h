// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QStringList>
#include <optional>

namespace parlor {

enum class ActionStatus { Pending, Approved, Declined, Expired };

/// Something that a bot asks the people of a room to decide.
struct Action {
    ActionId id;
    QString title;
    QString details;
    QStringList choices;
    ActionStatus status = ActionStatus::Pending;
    QString choice;  ///< of `choices`; empty until it is decided
    std::optional<UserId> decidedBy;
    std::optional<Timestamp> expiresAt;

    bool operator==(const Action &) const = default;
};

/// What a choice means: approved is only the choice "approve" or, where there is none of that name, the first.
/// Whoever looks at the status alone errs on the safe side.
ActionStatus statusOfChoice(const QStringList &choices, const QString &choice);

}  // namespace parlor
