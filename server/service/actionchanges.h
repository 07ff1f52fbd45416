// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/messageservice.h"
#include "store/writetransaction.h"

namespace parlor {

/// Puts a new action into a message that is about to be appended. InvalidFields where it would be over already.
Result<ActionId> openAction(WriteTransaction &transaction, const ActionDraft &draft, Message &message);
/// `conflict`: it was decided before, has ended or was deleted; an end that nobody noticed yet is made here.
Result<ChangedMessage> decideAction(WriteTransaction &transaction, const Caller &caller, ActionId id,
                                    const QString &choice);
/// Ends those that are due, a bounded number at a time; answers when the next one is.
Result<std::optional<Timestamp>> expireActions(WriteTransaction &transaction);

}  // namespace parlor
