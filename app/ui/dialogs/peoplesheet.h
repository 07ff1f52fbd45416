// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/sheet.h"
#include "model/ids.h"

class QLineEdit;

namespace parlor {

class PeopleList;

/// Chooses one person to write to.
class NewDirectSheet final : public Sheet
{
    Q_OBJECT
public:
    NewDirectSheet(const Theme &theme, Session &session, QWidget *parent);

Q_SIGNALS:
    void roomMade(parlor::RoomId room);

protected:
    void act() override;

private:
    void refresh();
    void openRoomWith(UserId user);

    Session &m_session;
    QLineEdit *m_search;
    PeopleList *m_people;
};

/// Chooses people to add to a room.
class AddPeopleSheet final : public Sheet
{
    Q_OBJECT
public:
    AddPeopleSheet(const Theme &theme, Session &session, RoomId room, QWidget *parent);

protected:
    void act() override;

private:
    void refresh();
    void addNext(QList<UserId> waiting);

    Session &m_session;
    RoomId m_room;
    QLineEdit *m_search;
    PeopleList *m_people;
};

}  // namespace parlor
