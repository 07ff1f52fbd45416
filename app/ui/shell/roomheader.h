// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"

#include <QWidget>

class QPushButton;

namespace parlor {

class AvatarWidget;
class IconButton;
class InkLabel;
class Theme;

/// What the header says of the room on screen.
struct RoomHeaderFacts {
    RoomKind kind = RoomKind::Group;
    QString title;
    QString topic;  ///< of a direct room: whether the person is there
    int members = 0;
};

/// Name, topic and members of the room on screen, with the way back in a narrow window.
class RoomHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit RoomHeader(const Theme &theme, QWidget *parent = nullptr);

    void showRoom(const RoomHeaderFacts &facts);
    /// With a way back to the room list.
    void setNarrow(bool narrow);
    IconButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void backChosen();
    void detailsChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconButton *m_back;
    InkLabel *m_title;
    InkLabel *m_topic;
    QPushButton *m_members;
    IconButton *m_menu;
};

}  // namespace parlor
