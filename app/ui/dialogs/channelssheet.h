// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/sheet.h"
#include "model/room.h"

class QListWidget;

namespace parlor {

/// The public channels that one is not in, to join one.
class ChannelsSheet final : public Sheet
{
    Q_OBJECT
public:
    ChannelsSheet(const Theme &theme, Session &session, QWidget *parent);

Q_SIGNALS:
    void roomJoined(parlor::RoomId room);

protected:
    void act() override;

private:
    void show(const QList<Room> &rooms);

    Session &m_session;
    QListWidget *m_list;
};

}  // namespace parlor
