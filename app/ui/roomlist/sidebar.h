// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QWidget>

class QLineEdit;
class QMenu;

namespace parlor {

class IconButton;
class InkLabel;
class RoomListModel;
class RoomListView;
class Theme;

/// The left pane: search, what can be begun, and the rooms.
class Sidebar final : public QWidget
{
    Q_OBJECT
public:
    Sidebar(RoomListModel &model, const Theme &theme, QWidget *parent = nullptr);

    /// Ctrl+K.
    void focusSearch();
    RoomListView *list() const { return m_list; }
    /// What hangs below the list: the account.
    void setFooter(QWidget *footer);

Q_SIGNALS:
    void roomChosen(parlor::RoomId room);
    void newGroupWanted();
    void newChannelWanted();
    void newDirectWanted();
    void browseWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeHint();
    void fillMenu(QMenu *menu);
    void search(const QString &text);
    void refreshEmpty();

    RoomListModel &m_model;
    QLineEdit *m_search;
    InkLabel *m_hint;
    RoomListView *m_list;
    InkLabel *m_empty;
};

}  // namespace parlor
