// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QList>

namespace parlor {

/// Which messages are pinned where.
class PinTable
{
public:
    explicit PinTable(Database &database) : m_database(database) {}

    /// In the order in which they were pinned.
    QList<MessageId> of(RoomId room);
    /// Only where it is not there yet.
    void insert(RoomId room, MessageId message, EventId from, UserId by);
    void remove(RoomId room, MessageId message);
    void removeAll(RoomId room);

private:
    Database &m_database;
};

}  // namespace parlor
