// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/messageservice.h"
#include "service/presencebook.h"
#include "store/writetransaction.h"

/// The rules of changing a message that is there, each within one write.
namespace parlor {

Result<ChangedMessage> editMessage(WriteTransaction &transaction, const Caller &caller, MessageId id,
                                   const EditRequest &request, const PresenceBook &presence);
Result<Message> deleteMessage(WriteTransaction &transaction, const Caller &caller, MessageId id);
Result<ChangedMessage> reactToMessage(WriteTransaction &transaction, const Caller &caller, MessageId id,
                                      const QString &emoji, bool on);

}  // namespace parlor
