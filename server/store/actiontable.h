// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "store/database.h"

namespace parlor {

struct DueAction {
    ActionId id;
    MessageId message;
};

/// Which message an action stands in, and when open ones end. What it says stands in the message.
class ActionTable
{
public:
    explicit ActionTable(Database &database) : m_database(database) {}

    ActionId insert(std::optional<Timestamp> expiresAt);
    void setMessage(ActionId id, MessageId message);
    std::optional<MessageId> messageOf(ActionId id);
    /// It has been decided, or has ended: it does not come due any more.
    void close(ActionId id);
    QList<DueAction> due(Timestamp now, int limit);
    /// When the next open one ends.
    std::optional<Timestamp> next();

private:
    Database &m_database;
};

}  // namespace parlor
