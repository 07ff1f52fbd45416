// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/sheet.h"
#include "model/room.h"

class QLineEdit;

namespace parlor {

class PeopleList;

/// Makes a group (with people) or a channel (open to everybody).
class NewRoomSheet final : public Sheet
{
    Q_OBJECT
public:
    NewRoomSheet(const Theme &theme, Session &session, RoomKind kind, QWidget *parent);

Q_SIGNALS:
    void roomMade(parlor::RoomId room);

protected:
    void act() override;

private:
    void refreshPeople();

    Session &m_session;
    RoomKind m_kind;
    QLineEdit *m_name;
    QLineEdit *m_topic;
    QLineEdit *m_search = nullptr;
    PeopleList *m_people = nullptr;
};

}  // namespace parlor
