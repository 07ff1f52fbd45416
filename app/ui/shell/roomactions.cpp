// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/roomactions.h"

#include "dialogs/channelssheet.h"
#include "dialogs/editroomsheet.h"
#include "dialogs/newroomsheet.h"
#include "dialogs/peoplesheet.h"
#include "session/session.h"
#include "shell/errorwords.h"

#include <QMenu>

namespace parlor {

RoomActions::RoomActions(Session &session, const Theme &theme, QWidget *window)
    : QObject(window), m_session(session), m_theme(theme), m_window(window)
{
}

void RoomActions::newRoom(RoomKind kind)
{
    auto *sheet = new NewRoomSheet(m_theme, m_session, kind, m_window);
    connect(sheet, &NewRoomSheet::roomMade, this, &RoomActions::roomWanted);
    sheet->open();
}

void RoomActions::newDirect()
{
    auto *sheet = new NewDirectSheet(m_theme, m_session, m_window);
    connect(sheet, &NewDirectSheet::roomMade, this, &RoomActions::roomWanted);
    sheet->open();
}

void RoomActions::browseChannels()
{
    auto *sheet = new ChannelsSheet(m_theme, m_session, m_window);
    connect(sheet, &ChannelsSheet::roomJoined, this, &RoomActions::roomWanted);
    sheet->open();
}

void RoomActions::addPeople(RoomId room)
{
    (new AddPeopleSheet(m_theme, m_session, room, m_window))->open();
}

void RoomActions::editRoom(RoomId room)
{
    (new EditRoomSheet(m_theme, m_session, room, m_window))->open();
}

void RoomActions::leave(RoomId room)
{
    const RoomState *state = m_session.rooms().find(room);
    if (!state)
        return;
    const bool channel = state->room().info.kind == RoomKind::Channel;
    const QString text = channel ? tr("You can come back by “Browse channels”.")
                                 : tr("Somebody who is still in it has to add you again.");
    ask(m_theme, m_window, tr("Leave %1?").arg(m_session.roomTitle(room)), text, tr("Leave"), [this, room] {
        m_session.leaveRoom(room, this, [this](const Result<Done> &result) {
            if (!result)
                Q_EMIT problem(errorWords(result.error()));
        });
    });
}

void RoomActions::writeTo(UserId user)
{
    if (user == m_session.selfId())
        return;
    m_session.openDirect(user, this, [this](const Result<RoomId> &result) {
        if (result)
            Q_EMIT roomWanted(*result);
        else
            Q_EMIT problem(errorWords(result.error()));
    });
}

void RoomActions::fillMenu(QMenu &menu, RoomId room)
{
    const RoomState *state = m_session.rooms().find(room);
    if (!state)
        return;
    const auto add = [this, &menu](const QString &name, const QString &text, auto slot) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(QStringLiteral("showDetails"), tr("Details and members"), [this] { Q_EMIT detailsWanted(); })
        ->setText(tr("Details and members") + u'\t'
                  + QKeySequence(Qt::CTRL | Qt::Key_Period).toString(QKeySequence::NativeText));
    if (state->room().info.kind == RoomKind::Direct)
        return;
    add(QStringLiteral("addPeople"), tr("Add people…"), [this, room] { addPeople(room); });
    if (state->room().role >= Role::Admin)
        add(QStringLiteral("editRoom"), tr("Name and topic…"), [this, room] { editRoom(room); });
    menu.addSeparator();
    add(QStringLiteral("leaveRoom"), tr("Leave this room…"), [this, room] { leave(room); });
}

}  // namespace parlor
