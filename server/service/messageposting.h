// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/messageservice.h"
#include "service/presencebook.h"
#include "store/writetransaction.h"

namespace parlor {

/// The rules of a POST of a message, within one write.
Result<PostedMessage> postMessage(WriteTransaction &transaction, const Caller &caller, RoomId room,
                                  const ComposeRequest &request, const PresenceBook &presence);

}  // namespace parlor
