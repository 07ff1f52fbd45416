// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/actiontable.h"

namespace parlor {

ActionId ActionTable::insert(std::optional<Timestamp> expiresAt)
{
    m_database.query("action_insert").bind(expiresAt).run();
    return ActionId{m_database.lastInsertId()};
}

void ActionTable::setMessage(ActionId id, MessageId message)
{
    m_database.query("action_set_message").bind(id, message).run();
}

std::optional<MessageId> ActionTable::messageOf(ActionId id)
{
    Query query = m_database.query("action_message");
    query.bind(id);
    return query.next() ? query.optionalId<MessageId>(0) : std::nullopt;
}

void ActionTable::close(ActionId id)
{
    m_database.query("action_close").bind(id).run();
}

QList<DueAction> ActionTable::due(Timestamp now, int limit)
{
    Query query = m_database.query("action_due");
    query.bind(now, limit);
    QList<DueAction> actions;
    while (query.next())
        actions.append({query.id<ActionId>(0), query.id<MessageId>(1)});
    return actions;
}

std::optional<Timestamp> ActionTable::next()
{
    Query query = m_database.query("action_next");
    return query.next() ? query.optionalTime(0) : std::nullopt;
}

}  // namespace parlor
