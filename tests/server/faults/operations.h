// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coreserver.h"

#include <functional>

namespace parlor {

/// One write of the services.
struct Operation {
    using Start = std::function<void(Reply<Done>)>;

    QString name;
    /// Prepares a fresh one, each with the same effect; it may be started again where it failed.
    std::function<Start()> make;
};

/// A server with a few people and rooms, and everything that can be written there.
class WritingWorld
{
public:
    WritingWorld();

    QList<Operation> operations();
    /// A message of somebody who has nothing to do with all that.
    Operation::Start neighbour();

    CoreServer server;

private:
    QList<Operation> ofAccounts();
    QList<Operation> ofMessages();
    QList<Operation> ofRooms();
    QList<Operation> ofMembers();
    QList<Operation> ofReading();

    QString next(const char *what) { return QLatin1String(what) + QString::number(++m_number); }
    Caller freshSession();
    Message posted();

    int m_number = 0;
    Caller m_ann;
    Caller m_bob;
    Caller m_nel;
    RoomId m_room;
    RoomId m_nelsRoom;
};

}  // namespace parlor
