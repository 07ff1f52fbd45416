// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/actionservice.h"

#include "protocol/administration.h"
#include "service/actionchanges.h"
#include "store/actiontable.h"
#include "store/readers.h"
#include "store/writer.h"

#include <algorithm>

namespace parlor {

using namespace std::chrono_literals;

namespace {

/// A wall clock may be set: no alarm is believed for longer.
constexpr std::chrono::milliseconds kLongestSleep = 1min;
/// After a write that failed: the disk may be full for a while.
constexpr std::chrono::milliseconds kRetry = 5s;

}  // namespace

ActionService::ActionService(const ServiceContext &context)
    : m_context(context),
      m_door(std::make_shared<Door<ActionService>>(this)),
      m_timer(context.clock.createTimer(this, [this] { awaitNext(); }))
{
    m_context.readers.read<std::optional<Timestamp>>(
        [](Database &database) -> Result<std::optional<Timestamp>> { return ActionTable(database).next(); },
        [door = m_door](const Result<std::optional<Timestamp>> &next) {
            if (next && *next)
                door->enter([end = **next](ActionService &self) { self.expectBy(end); });
        });
}

ActionService::~ActionService()
{
    m_door->close();
}

void ActionService::decide(const Caller &caller, ActionId action, const QString &choice, Reply<ChangedMessage> reply)
{
    m_context.writer.write<ChangedMessage>(
        [caller, action, choice](WriteTransaction &transaction) {
            return decideAction(transaction, caller, action, choice);
        },
        std::move(reply));
}

Reply<PostedMessage> ActionService::watched(Reply<PostedMessage> reply)
{
    return [door = m_door, reply = std::move(reply)](Result<PostedMessage> posted) {
        if (posted && posted->created && !posted->message.action.isEmpty()) {
            if (const Result<Action> action = actionFromJson(posted->message.action); action && action->expiresAt)
                door->enter([end = *action->expiresAt](ActionService &self) { self.expectBy(end); });
        }
        reply(std::move(posted));
    };
}

void ActionService::expectBy(Timestamp end)
{
    if (m_next && *m_next <= end)
        return;
    m_next = end;
    awaitNext();
}

/// Until the moment that is next, or what is due by now is ended.
void ActionService::awaitNext()
{
    const std::chrono::milliseconds wait(m_next->ms - m_context.clock.now().ms);
    if (wait <= 0ms)
        return expireDue();
    m_timer->start(std::min(wait, kLongestSleep));
}

void ActionService::expireDue()
{
    m_next.reset();
    m_context.writer.write<std::optional<Timestamp>>(
        [](WriteTransaction &transaction) { return expireActions(transaction); },
        [door = m_door](const Result<std::optional<Timestamp>> &next) {
            door->enter([next](ActionService &self) {
                if (!next)
                    self.expectBy(Timestamp{self.m_context.clock.now().ms + kRetry.count()});
                else if (*next)
                    self.expectBy(**next);
            });
        });
}

}  // namespace parlor
