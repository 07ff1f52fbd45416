// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "shell/sidepanel.h"

class QPushButton;

namespace parlor {

class PeopleList;
class Session;

/// Topic and members of the room on screen.
class DetailsPanel final : public SidePanel
{
    Q_OBJECT
public:
    DetailsPanel(const Theme &theme, const Session &session, QWidget *parent = nullptr);

    void showRoom(RoomId room);
    void refresh();

Q_SIGNALS:
    void addPeopleWanted();
    void leaveWanted();
    void personChosen(parlor::UserId user);

private:
    const Session &m_session;
    RoomId m_room;
    InkLabel *m_topicTitle;
    InkLabel *m_topic;
    InkLabel *m_members;
    PeopleList *m_people;
    QPushButton *m_add;
    QPushButton *m_leave;
};

}  // namespace parlor
