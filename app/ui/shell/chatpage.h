// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"
#include "shell/windowcontext.h"

#include <QWidget>

class QMenu;

namespace parlor {

class AccountBar;
class DetailsPanel;
class HostPanel;
class Panes;
class RoomActions;
class RoomListFeeder;
class RoomListModel;
class RoomPage;
class Sidebar;

/// The window of somebody who is signed in: rooms, the conversation, panels at its right. In a narrow
/// window they take turns.
class ChatPage final : public QWidget
{
    Q_OBJECT
public:
    ChatPage(const WindowContext &context, Session &session, QWidget *parent = nullptr);

    RoomId room() const;
    void showRoom(RoomId room);
    /// The next room with something unread.
    void goToUnread(bool forwards);
    void focusSearch();
    void toggleDetails();
    int unread() const;
    QString roomTitle() const;
    /// What survives a restart.
    void saveState();

Q_SIGNALS:
    void signOutWanted();
    void signInWanted();
    /// The room on screen, its name, or the number of unread messages.
    void titleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void wire();
    void openFirstRoom();
    void restoreState();
    void onFed();
    void onConnection();
    void onBannerAction();
    void showPanel(QWidget *panel);
    void placePanes();
    void openSettings();
    void openRoomMenu();
    void confirmSignOut();
    QString roomKey() const;

    WindowContext m_context;
    Session &m_session;
    RoomListModel *m_model;
    RoomListFeeder *m_feeder;
    Sidebar *m_sidebar;
    AccountBar *m_account;
    RoomPage *m_room;
    DetailsPanel *m_details;
    HostPanel *m_host = nullptr;
    Panes *m_panes;
    RoomActions *m_actions;
    bool m_openedFirst = false;
};

}  // namespace parlor
