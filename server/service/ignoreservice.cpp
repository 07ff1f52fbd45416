// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ignoreservice.h"

#include "service/drafts.h"
#include "service/refusal.h"
#include "store/ignoredtable.h"
#include "store/usertable.h"
#include "store/writer.h"

#include <algorithm>

namespace parlor {

namespace {

/// Each change tells all of them.
constexpr qsizetype kMaxIgnored = 1000;

Status setIgnoredNow(WriteTransaction &transaction, const Caller &caller, UserId user, bool on)
{
    Database &database = transaction.database();
    IgnoredTable table(database);
    QList<UserId> ignored = table.of(caller.user);
    if (ignored.contains(user) == on)
        return Done{};
    if (!on) {
        table.remove(caller.user, user);
        ignored.removeOne(user);
    } else {
        if (!UserTable(database).knows(caller.user, user))
            return {ErrorCode::NotFound, QStringLiteral("There is no such person")};
        if (ignored.size() >= kMaxIgnored)
            return {ErrorCode::Conflict, QStringLiteral("At most %1 people can be ignored").arg(kMaxIgnored)};
        table.insert(caller.user, user);
        ignored.insert(std::lower_bound(ignored.begin(), ignored.end(), user), user);
    }
    transaction.log(draft::forSelf(std::nullopt, event::IgnoredChanged{ignored}, caller));
    return Done{};
}

}  // namespace

void IgnoreService::setIgnored(const Caller &caller, UserId user, bool on, Reply<Done> reply)
{
    if (user == caller.user)
        return reply(refusal::badField(QStringLiteral("id"), QStringLiteral("Nobody ignores oneself")));
    m_context.writer.write<Done>(
        [caller, user, on](WriteTransaction &transaction) { return setIgnoredNow(transaction, caller, user, on); },
        std::move(reply));
}

}  // namespace parlor
