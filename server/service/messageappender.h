// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"
#include "model/room.h"
#include "service/caller.h"
#include "store/writetransaction.h"

namespace parlor {

struct AppendedMessage {
    Message message;
    QByteArray json;  ///< compact
};

/// Gives a message its id, its place in the room and its revision, and logs new_message. `room` is moved on. Whom
/// it names is noted by noteMentions().
AppendedMessage appendMessage(WriteTransaction &transaction, RoomInfo &room, Message draft,
                              const std::optional<QByteArray> &requestHash, const Caller &caller);
/// A line that the server writes on the caller's behalf: {type, …}.
void appendSystemMessage(WriteTransaction &transaction, RoomInfo &room, const QJsonObject &system,
                         const Caller &caller);

}  // namespace parlor
