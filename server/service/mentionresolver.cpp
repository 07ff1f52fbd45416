// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/mentionresolver.h"

#include "service/mentionparser.h"
#include "store/mentiontable.h"
#include "store/usertable.h"
#include "store/workspacetable.h"

namespace parlor {

namespace {

/// The first reading that is somebody of the workspace.
std::optional<UserId> personOf(Database &database, WorkspaceId workspace, const QStringList &readings)
{
    for (const QString &name : readings) {
        const std::optional<UserId> user = UserTable(database).findName(name);
        if (user && WorkspaceTable(database).roleOf(workspace, *user))
            return user;
    }
    return std::nullopt;
}

QList<UserId> thereIn(Database &database, RoomId room, const PresenceBook &presence)
{
    QList<UserId> users = MemberTable(database).ids(room);
    users.removeIf([&presence](UserId user) { return !presence.isThere(user); });
    return users;
}

}  // namespace

Mentions mentionsIn(Database &database, const RoomAccess &access, const QString &body)
{
    Mentions mentions;
    const bool mayCallAll = access.allows(access.room.mentionAll);
    for (const QString &candidate : mentionCandidates(body)) {
        const QStringList readings = readingsOf(candidate);
        const QString shortest = readings.isEmpty() ? QString() : readings.last();
        if (shortest == QLatin1String("all"))
            mentions.all = mayCallAll;
        else if (shortest == QLatin1String("here"))
            mentions.here = mayCallAll;
        else if (const std::optional<UserId> user = personOf(database, access.room.workspaceId, readings);
                 user && !mentions.userIds.contains(*user))
            mentions.userIds.append(*user);
    }
    return mentions;
}

void noteMentions(Database &database, const Message &message, const PresenceBook &presence)
{
    MentionTable mentions(database);
    mentions.insert(message);
    if (message.mentions.here)
        mentions.insertHere(message, thereIn(database, message.roomId, presence));
}

void noteMentionsAnew(Database &database, const Message &message, bool calledHereBefore, const PresenceBook &presence)
{
    MentionTable mentions(database);
    mentions.removeNamed(message.roomId, message.seq);
    mentions.insert(message);
    if (message.mentions.here && !calledHereBefore)
        mentions.insertHere(message, thereIn(database, message.roomId, presence));
    else if (!message.mentions.here)
        mentions.removeHere(message.roomId, message.seq);
}

}  // namespace parlor
