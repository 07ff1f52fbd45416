// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/pinservice.h"

#include "service/pinning.h"
#include "service/roomaccess.h"
#include "store/messagetable.h"
#include "store/pintable.h"
#include "store/readers.h"
#include "store/writer.h"

namespace parlor {

void PinService::pin(const Caller &caller, MessageId message, bool on, Reply<Done> reply)
{
    m_context.writer.write<Done>(
        [caller, message, on](WriteTransaction &transaction) { return pinMessage(transaction, caller, message, on); },
        std::move(reply));
}

void PinService::pins(const Caller &caller, RoomId room, Reply<QList<Message>> reply)
{
    m_context.readers.read<QList<Message>>(
        [user = caller.user, room](Database &database) -> Result<QList<Message>> {
            if (const Result<RoomAccess> access = joinedRoom(database, user, room); !access)
                return access.error();
            MessageTable table(database);
            QList<Message> messages;
            for (const MessageId id : PinTable(database).of(room)) {
                if (std::optional<StoredMessage> stored = table.find(id))
                    messages.append(std::move(stored->message));
            }
            return messages;
        },
        std::move(reply));
}

}  // namespace parlor
