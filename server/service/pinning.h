// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "service/caller.h"
#include "store/writetransaction.h"

/// The rules of pins, each within one write.
namespace parlor {

/// Pins or unpins. Again is done already, and no event.
Status pinMessage(WriteTransaction &transaction, const Caller &caller, MessageId id, bool on);
/// A message that was just deleted is no pin any more.
void unpinDeleted(WriteTransaction &transaction, const Message &message, const Caller &caller);

}  // namespace parlor
