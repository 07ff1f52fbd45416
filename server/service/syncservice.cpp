// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/syncservice.h"

#include "service/refusal.h"
#include "service/roompicture.h"
#include "service/serverinfo.h"
#include "store/eventtable.h"
#include "store/ignoredtable.h"
#include "store/messagetable.h"
#include "store/readers.h"
#include "store/roomtable.h"
#include "store/store.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

#include <limits>

namespace parlor {

namespace {

QList<SyncRoom> roomsOf(Database &database, UserId user, int messages)
{
    QList<SyncRoom> rooms;
    MemberTable members(database);
    for (RoomInfo &info : RoomTable(database).listOf(user)) {
        const RoomId id = info.id;
        const std::optional<Membership> membership = members.find(id, user);
        SyncRoom room;
        room.room = pictureOf(database, user, {std::move(info), membership});
        room.members = members.list(id, UserId{0}, -1);
        room.messages = MessageTable(database).before(id, std::numeric_limits<Seq>::max(), messages);
        rooms.append(std::move(room));
    }
    return rooms;
}

/// Who wrote what is seen has a name, also after leaving the workspace.
void addAuthors(UserTable &users, SyncPicture &picture)
{
    QSet<UserId> named;
    for (const User &user : std::as_const(picture.users))
        named.insert(user.id);
    for (const SyncRoom &room : std::as_const(picture.rooms)) {
        for (const Message &message : room.messages) {
            if (named.contains(message.senderId))
                continue;
            named.insert(message.senderId);
            if (std::optional<User> author = users.find(message.senderId))
                picture.users.append(*std::move(author));
        }
    }
}

}  // namespace

void SyncService::picture(const Caller &caller, qint64 messages, Reply<SyncPicture> reply)
{
    if (messages < 0)
        return reply(refusal::badField(QStringLiteral("messages"), QStringLiteral("Not a number of messages"), 0));
    const int count = int(std::min<qint64>(messages, m_context.settings.limits.page));
    const QString epoch = m_context.store.epoch();
    m_context.readers.read<SyncPicture>(
        [user = caller.user, count, epoch, server = serverInfo(m_context)](Database &database) -> Result<SyncPicture> {
            UserTable users(database);
            std::optional<User> me = users.find(user);
            if (!me)
                return Error{ErrorCode::Unauthorized, QStringLiteral("There is no such account"), {}, 0};
            SyncPicture picture;
            picture.cursor = {epoch, EventTable(database).head()};
            picture.me = *std::move(me);
            picture.server = server;
            picture.workspaces = WorkspaceTable(database).listFor(user);
            picture.users = users.knownTo(user);
            picture.ignored = IgnoredTable(database).of(user);
            picture.rooms = roomsOf(database, user, count);
            addAuthors(users, picture);
            return picture;
        },
        std::move(reply));
}

}  // namespace parlor
