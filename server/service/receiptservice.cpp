// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/receiptservice.h"

#include "service/drafts.h"
#include "service/refusal.h"
#include "service/roompicture.h"
#include "store/readers.h"
#include "store/writer.h"

namespace parlor {

namespace {

/// In larger rooms nobody is told who has read.
constexpr int kMaxReaders = 100;

/// Moves the mark and says what is then unread. `isExplicit`: the person wished it unread.
ReadPosition moveMark(WriteTransaction &transaction, const Caller &caller, RoomAccess &access, Seq mark,
                      bool isExplicit)
{
    Database &database = transaction.database();
    const RoomId room = access.room.id;
    MemberTable members(database);
    if (mark != access.membership->lastReadSeq) {
        members.setRead(room, caller.user, mark);
        access.membership->lastReadSeq = mark;
        transaction.log(draft::forSelf(room, event::ReadState{mark, isExplicit}, caller));
        if (!isExplicit && members.count(room, kMaxReaders + 1) <= kMaxReaders)
            transaction.log(draft::forRoom(room, event::MessageRead{caller.user, mark}, caller));
    }
    return {mark, unreadOf(database, caller.user, access.room, *access.membership)};
}

Result<RoomSettings> putSettings(WriteTransaction &transaction, const Caller &caller, RoomId room,
                                 const RoomSettings &settings)
{
    const Result<RoomAccess> access = joinedRoom(transaction.database(), caller.user, room);
    if (!access)
        return access.error();
    if (access->membership->settings == settings)
        return settings;
    MemberTable(transaction.database()).setSettings(room, caller.user, settings);
    transaction.log(draft::forSelf(room, event::RoomSettingsChanged{settings}, caller));
    return settings;
}

}  // namespace

void ReceiptService::markRead(const Caller &caller, RoomId room, Seq seq, Reply<ReadPosition> reply)
{
    if (seq < 0)
        return reply(refusal::badField(QStringLiteral("seq"), QStringLiteral("Not a place in a room"), 0));
    m_context.writer.write<ReadPosition>(
        [caller, room, seq](WriteTransaction &transaction) -> Result<ReadPosition> {
            Result<RoomAccess> access = joinedRoom(transaction.database(), caller.user, room);
            if (!access)
                return access.error();
            const Seq mark = std::max(access->membership->lastReadSeq, std::min(seq, access->room.lastSeq));
            return moveMark(transaction, caller, *access, mark, false);
        },
        std::move(reply));
}

void ReceiptService::markUnread(const Caller &caller, RoomId room, Seq seq, Reply<ReadPosition> reply)
{
    if (seq < 1)
        return reply(refusal::badField(QStringLiteral("seq"), QStringLiteral("Not a place in a room"), 1));
    m_context.writer.write<ReadPosition>(
        [caller, room, seq](WriteTransaction &transaction) -> Result<ReadPosition> {
            Result<RoomAccess> access = joinedRoom(transaction.database(), caller.user, room);
            if (!access)
                return access.error();
            const Seq mark = std::min(access->membership->lastReadSeq, seq - 1);
            return moveMark(transaction, caller, *access, mark, true);
        },
        std::move(reply));
}

void ReceiptService::setSettings(const Caller &caller, RoomId room, const RoomSettings &settings,
                                 Reply<RoomSettings> reply)
{
    m_context.writer.write<RoomSettings>(
        [caller, room, settings](WriteTransaction &transaction) {
            return putSettings(transaction, caller, room, settings);
        },
        std::move(reply));
}

}  // namespace parlor
