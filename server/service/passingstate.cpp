// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/passingstate.h"

#include "base/json.h"
#include "bus/eventbus.h"
#include "service/roomaccess.h"
#include "store/readers.h"

namespace parlor {

PassingState::PassingState(const ServiceContext &context, const Rules &rules)
    : m_context(context), m_rules(rules), m_door(std::make_shared<Door<PassingState>>(this))
{
}

PassingState::~PassingState()
{
    m_door->close();
}

void PassingState::set(const Caller &caller, RoomId room, bool on, Reply<Done> reply)
{
    m_context.readers.read<Done>(
        [user = caller.user, room](Database &database) -> Status {
            if (const Result<RoomAccess> access = joinedRoom(database, user, room); !access)
                return access.error();
            return Done{};
        },
        [door = m_door, key = Key(room, caller.user), on, reply = std::move(reply)](const Status &may) {
            if (may)
                door->enter([key, on](PassingState &self) { self.apply(key, on); });
            reply(may);
        });
}

void PassingState::endAll(UserId user)
{
    m_door->enter([user](PassingState &self) {
        QList<Key> ended;
        for (const auto &entry : self.m_active) {
            if (entry.first.second == user)
                ended.append(entry.first);
        }
        for (const Key &key : ended)
            self.apply(key, false);
    });
}

void PassingState::apply(Key key, bool on)
{
    if (on) {
        std::unique_ptr<Timer> &timer = m_active[key];
        if (!timer)
            timer = m_context.clock.createTimer(this, [this, key] { apply(key, false); });
        timer->start(m_rules.lasts);
        announce(key, true);
        return;
    }
    const auto found = m_active.find(key);
    if (found == m_active.end())
        return;
    // It may be its own alarm that calls: it must outlive this turn.
    std::shared_ptr<Timer> ended = std::move(found->second);
    ended->stop();
    m_active.erase(found);
    post(this, [ended] {});
    announce(key, false);
}

void PassingState::announce(Key key, bool on)
{
    const event::Payload payload = m_rules.payload(key.second, on);
    PassingEvent passing;
    passing.room = key.first;
    if (!m_rules.isToldToSelf)
        passing.exceptUser = key.second;
    passing.kind = eventType(payload).toLatin1();
    passing.at = m_context.clock.now();
    passing.dataJson = compactJson(dataJson(payload));
    m_context.bus.publish(passing);
}

}  // namespace parlor
