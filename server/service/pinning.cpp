// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/pinning.h"

#include "service/drafts.h"
#include "service/messageaccess.h"
#include "service/refusal.h"
#include "store/pintable.h"

namespace parlor {

namespace {

constexpr qsizetype kMaxPins = 50;

Status checkMayPin(const RoomAccess &access)
{
    if (access.room.archived)
        return refusal::forbidden(QStringLiteral("This room is archived"));
    if (!access.allows(access.room.pinning))
        return refusal::forbidden(QStringLiteral("Only the room's admins may pin here"));
    return Done{};
}

Status checkCanBePinned(const Message &message, qsizetype pins)
{
    if (message.kind == MessageKind::System)
        return refusal::forbidden(QStringLiteral("Only what people wrote can be pinned"));
    if (message.deletedAt)
        return {ErrorCode::Conflict, QStringLiteral("The message is deleted")};
    if (pins >= kMaxPins)
        return {ErrorCode::Conflict, QStringLiteral("A room has at most %1 pins").arg(kMaxPins)};
    return Done{};
}

}  // namespace

Status pinMessage(WriteTransaction &transaction, const Caller &caller, MessageId id, bool on)
{
    const Result<MessageAccess> access = accessToMessage(transaction.database(), caller.user, id);
    if (!access)
        return access.error();
    // Also where nothing is to be done: a right does not depend on what there is.
    if (const Status may = checkMayPin(access->access); !may)
        return may.error();
    const Message &message = access->stored.message;
    PinTable table(transaction.database());
    QList<MessageId> pins = table.of(message.roomId);
    if (pins.contains(id) == on)
        return Done{};
    if (on) {
        if (const Status can = checkCanBePinned(message, pins.size()); !can)
            return can.error();
        table.insert(message.roomId, id, transaction.nextEvent(), caller.user);
        pins.append(id);
    } else {
        table.remove(message.roomId, id);
        pins.removeOne(id);
    }
    transaction.log(draft::forRoom(message.roomId, event::PinsChanged{pins}, caller));
    return Done{};
}

void unpinDeleted(WriteTransaction &transaction, const Message &message, const Caller &caller)
{
    PinTable table(transaction.database());
    QList<MessageId> pins = table.of(message.roomId);
    if (!pins.removeOne(message.id))
        return;
    table.remove(message.roomId, message.id);
    transaction.log(draft::forRoom(message.roomId, event::PinsChanged{pins}, caller));
}

}  // namespace parlor
