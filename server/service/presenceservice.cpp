// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/presenceservice.h"

#include "base/clock.h"
#include "base/json.h"
#include "bus/eventbus.h"
#include "protocol/event.h"
#include "service/refusal.h"
#include "service/roomaccess.h"
#include "store/readers.h"
#include "store/usertable.h"
#include "store/workspacetable.h"
#include "store/writer.h"

#include <algorithm>

namespace parlor {

namespace {

Result<QList<UserId>> usersIn(Database &database, UserId caller, const OnlineScope &scope)
{
    if (scope.room) {
        if (const Result<RoomAccess> access = joinedRoom(database, caller, *scope.room); !access)
            return access.error();
        return MemberTable(database).ids(*scope.room);
    }
    if (scope.workspace) {
        if (!WorkspaceTable(database).roleOf(*scope.workspace, caller))
            return refusal::noSuchWorkspace();
        return WorkspaceTable(database).memberIds(*scope.workspace);
    }
    QList<UserId> users = MemberTable(database).sharingWith(caller);
    // Who is in no room is at least with oneself.
    if (!users.contains(caller))
        users.append(caller);
    std::sort(users.begin(), users.end());
    return users;
}

}  // namespace

void PresenceService::connected(UserId user)
{
    const std::scoped_lock lock(m_publishing);
    if (const std::optional<PresenceStatus> status = m_context.presence->connect(user))
        announce(user, *status, m_context.clock.now());
}

void PresenceService::disconnected(UserId user)
{
    const std::scoped_lock lock(m_publishing);
    if (!m_context.presence->disconnect(user))
        return;
    const Timestamp now = m_context.clock.now();
    m_context.writer.write<Done>(
        [user, now](WriteTransaction &transaction) -> Status {
            UserTable(transaction.database()).setLastSeen(user, now);
            return Done{};
        },
        [](const Status &) {});
    announce(user, PresenceStatus::Offline, now);
}

void PresenceService::setStatus(const Caller &caller, PresenceStatus status, Reply<Done> reply)
{
    if (status == PresenceStatus::Offline)
        return reply(refusal::badField(QStringLiteral("status"), QStringLiteral("online, away or dnd")));
    {
        const std::scoped_lock lock(m_publishing);
        if (m_context.presence->setWish(caller.user, status))
            announce(caller.user, status, m_context.clock.now());
    }
    reply(Done{});
}

void PresenceService::online(const Caller &caller, const OnlineScope &scope, Reply<QList<OnlineUser>> reply)
{
    m_context.readers.read<QList<OnlineUser>>(
        [user = caller.user, scope,
         present = m_context.presence->present()](Database &database) -> Result<QList<OnlineUser>> {
            const Result<QList<UserId>> asked = usersIn(database, user, scope);
            if (!asked)
                return asked.error();
            UserTable users(database);
            QList<OnlineUser> online;
            for (const UserId id : *asked) {
                const auto status = present.constFind(id);
                std::optional<User> found = status != present.constEnd() ? users.find(id) : std::nullopt;
                if (found)
                    online.append({*std::move(found), {id, *status, users.lastSeen(id)}});
            }
            return online;
        },
        std::move(reply));
}

PresenceStatus PresenceService::statusOf(UserId user) const
{
    return m_context.presence->statusOf(user);
}

/// With the lock held: two changes are published in the order in which they were made.
void PresenceService::announce(UserId user, PresenceStatus status, Timestamp at)
{
    // While somebody is there, "last seen" is now.
    const event::Payload payload = event::PresenceChanged{{user, status, at}};
    PassingEvent passing;
    passing.aboutUser = user;
    passing.kind = eventType(payload).toLatin1();
    passing.at = at;
    passing.dataJson = compactJson(dataJson(payload));
    m_context.bus.publish(passing);
}

}  // namespace parlor
