// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/sidepanel.h"

class QPushButton;

namespace parlor {

class Hosting;
class PeopleList;
class Session;

/// The server on this computer: where others reach it, who is connected, start and stop.
class HostPanel final : public SidePanel
{
    Q_OBJECT
public:
    HostPanel(const Theme &theme, const Session &session, Hosting &hosting, QWidget *parent = nullptr);

    void refresh();

private:
    void showAddresses(const QStringList &addresses);
    void toggle();

    const Session &m_session;
    Hosting &m_hosting;
    InkLabel *m_state;
    QWidget *m_addressBox;
    InkLabel *m_peopleTitle;
    PeopleList *m_people;
    QPushButton *m_toggle;
    QStringList m_shown;
};

}  // namespace parlor
