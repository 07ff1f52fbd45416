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
            return Error{ErrorCode::NotFound, QStringLiteral("There is no such workspace"), {}, 0};
        return WorkspaceTable(database).memberIds(*scope.workspace);
    }
    return MemberTable(database).sharingWith(caller);
}

}  // namespace

void PresenceService::connected(UserId user)
{
    PresenceStatus status;
    {
        const std::scoped_lock lock(m_mutex);
        State &state = m_states[user];
        if (std::exchange(state.isConnected, true))
            return;
        status = state.wish;
    }
    announce(user, status, m_context.clock.now());
}

void PresenceService::disconnected(UserId user)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_states.find(user);
        if (found == m_states.end() || !std::exchange(found->isConnected, false))
            return;
    }
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
    bool isNews = false;
    {
        const std::scoped_lock lock(m_mutex);
        State &state = m_states[caller.user];
        isNews = std::exchange(state.wish, status) != status && state.isConnected;
    }
    if (isNews)
        announce(caller.user, status, m_context.clock.now());
    reply(Done{});
}

void PresenceService::online(const Caller &caller, const OnlineScope &scope, Reply<QList<OnlineUser>> reply)
{
    QHash<UserId, PresenceStatus> present;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto it = m_states.cbegin(); it != m_states.cend(); ++it) {
            if (it->isConnected)
                present.insert(it.key(), it->wish);
        }
    }
    m_context.readers.read<QList<OnlineUser>>(
        [user = caller.user, scope, present](Database &database) -> Result<QList<OnlineUser>> {
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
    const std::scoped_lock lock(m_mutex);
    const auto found = m_states.constFind(user);
    return found != m_states.constEnd() && found->isConnected ? found->wish : PresenceStatus::Offline;
}

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
