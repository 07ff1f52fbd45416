// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowcontext.h"

#include <QMenu>

namespace parlor {

/// The settings that there are: the theme, and signing out. Deletes itself when closed.
class SettingsMenu final : public QMenu
{
    Q_OBJECT
public:
    SettingsMenu(const WindowContext &context, QWidget *parent);

Q_SIGNALS:
    void signOutChosen();
};

}  // namespace parlor
