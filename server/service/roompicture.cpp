// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/roompicture.h"

#include "store/mentiontable.h"
#include "store/messagetable.h"

namespace parlor {

int unreadOf(Database &database, UserId user, const RoomInfo &room, const Membership &membership)
{
    // Seqs have no holes, so what does not count is taken off what there is: that is little, however much is unread.
    const Seq read = membership.lastReadSeq;
    if (read >= room.lastSeq)
        return 0;
    MessageTable messages(database);
    const int own = membership.lastSentSeq > read ? messages.own(room.id, read, user) : 0;
    return int(room.lastSeq - read) - messages.uncounted(room.id, read) - own;
}

Room pictureOf(Database &database, UserId user, const RoomAccess &access)
{
    Room room;
    room.info = access.room;
    if (!access.membership)
        return room;
    const Membership &membership = *access.membership;
    room.member = true;
    room.role = membership.role;
    room.lastReadSeq = membership.lastReadSeq;
    room.settings = membership.settings;
    room.unread = unreadOf(database, user, access.room, membership);
    if (room.unread > 0)
        room.mentions = MentionTable(database).count(access.room.id, user, membership.lastReadSeq);
    return room;
}

}  // namespace parlor
