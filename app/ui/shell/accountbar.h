// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionstate.h"

#include <QWidget>

namespace parlor {

class AvatarWidget;
class IconButton;
class InkLabel;
class Theme;

/// Who is signed in and how the connection stands, at the foot of the room list.
class AccountBar final : public QWidget
{
    Q_OBJECT
public:
    explicit AccountBar(const Theme &theme, QWidget *parent = nullptr);

    void showPerson(const QString &name, qint64 id);
    /// `hosting`: how many people are connected to the server on this computer; -1: it does not host.
    void showState(const ConnectionState &state, int hosting);
    QString stateText() const;
    IconButton *settingsButton() const { return m_settings; }
    IconButton *hostButton() const { return m_host; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AvatarWidget *m_avatar;
    InkLabel *m_name;
    InkLabel *m_state;
    IconButton *m_host;
    IconButton *m_settings;
};

}  // namespace parlor
