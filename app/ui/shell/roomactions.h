// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/room.h"

#include <QObject>

class QMenu;
class QWidget;

namespace parlor {

class Session;
class Theme;

/// What can be done with rooms: opens the sheets, asks where something is lost, and says which room to show.
class RoomActions final : public QObject
{
    Q_OBJECT
public:
    /// `window` is what the sheets stand on, and owns this.
    RoomActions(Session &session, const Theme &theme, QWidget *window);

    void newRoom(RoomKind kind);
    void newDirect();
    void browseChannels();
    void addPeople(RoomId room);
    void editRoom(RoomId room);
    void leave(RoomId room);
    void writeTo(UserId user);
    /// Only what works for this room and this person.
    void fillMenu(QMenu &menu, RoomId room);

Q_SIGNALS:
    void roomWanted(parlor::RoomId room);
    void detailsWanted();
    void problem(const QString &words);

private:
    Session &m_session;
    const Theme &m_theme;
    QWidget *m_window;
};

}  // namespace parlor
