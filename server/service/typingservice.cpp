// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/typingservice.h"

#include "base/json.h"
#include "base/post.h"
#include "bus/eventbus.h"
#include "service/drafts.h"
#include "service/roomaccess.h"
#include "store/readers.h"

namespace parlor {

using namespace std::chrono_literals;

namespace {

constexpr auto kTypingLasts = 6s;

}  // namespace

/// Lets a reader's thread reach the service only while it is there.
struct TypingService::Door {
    std::mutex mutex;
    TypingService *service = nullptr;
};

TypingService::TypingService(const ServiceContext &context) : m_context(context), m_door(std::make_shared<Door>())
{
    m_door->service = this;
}

TypingService::~TypingService()
{
    const std::scoped_lock lock(m_door->mutex);
    m_door->service = nullptr;
}

void TypingService::setTyping(const Caller &caller, RoomId room, bool typing, Reply<Done> reply)
{
    m_context.readers.read<Done>(
        [user = caller.user, room](Database &database) -> Status {
            if (const Result<RoomAccess> access = joinedRoom(database, user, room); !access)
                return access.error();
            return Done{};
        },
        [door = m_door, key = Key(room, caller.user), typing, reply = std::move(reply)](const Status &may) {
            if (may) {
                const std::scoped_lock lock(door->mutex);
                if (TypingService *service = door->service)
                    post(service, [service, key, typing] { service->apply(key, typing); });
            }
            reply(may);
        });
}

void TypingService::apply(Key key, bool typing)
{
    if (typing) {
        std::unique_ptr<Timer> &timer = m_typists[key];
        if (!timer)
            timer = m_context.clock.createTimer(this, [this, key] { apply(key, false); });
        timer->start(kTypingLasts);
        announce(key, true);
        return;
    }
    const auto found = m_typists.find(key);
    if (found == m_typists.end())
        return;
    // It may be its own alarm that calls: it must outlive this turn.
    std::shared_ptr<Timer> ended = std::move(found->second);
    ended->stop();
    m_typists.erase(found);
    post(this, [ended] {});
    announce(key, false);
}

void TypingService::announce(Key key, bool typing)
{
    const event::Payload payload = event::Typing{key.second, typing};
    PassingEvent passing;
    passing.room = key.first;
    passing.exceptUser = key.second;
    passing.kind = eventType(payload).toLatin1();
    passing.at = m_context.clock.now();
    passing.dataJson = compactJson(dataJson(payload));
    m_context.bus.publish(passing);
}

}  // namespace parlor
