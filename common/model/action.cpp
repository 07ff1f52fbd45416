// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/action.h"

namespace parlor {

ActionStatus statusOfChoice(const QStringList &choices, const QString &choice)
{
    const QString approve = QStringLiteral("approve");
    const QString approving = choices.contains(approve) ? approve : choices.value(0);
    return choice == approving ? ActionStatus::Approved : ActionStatus::Declined;
}

}  // namespace parlor
