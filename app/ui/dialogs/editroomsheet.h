// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/sheet.h"
#include "model/ids.h"

class QLineEdit;

namespace parlor {

/// Changes name and topic of a room.
class EditRoomSheet final : public Sheet
{
    Q_OBJECT
public:
    EditRoomSheet(const Theme &theme, Session &session, RoomId room, QWidget *parent);

protected:
    void act() override;

private:
    Session &m_session;
    RoomId m_room;
    QLineEdit *m_name;
    QLineEdit *m_topic;
};

}  // namespace parlor
