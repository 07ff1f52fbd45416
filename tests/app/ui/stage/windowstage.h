// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/idgenerator.h"
#include "host/hostcontroller.h"
#include "profile/profile.h"
#include "shell/mainwindow.h"
#include "theme/theme.h"

#include <QSettings>
#include <memory>

namespace parlor {

/// One person's window with everything that it hangs off, in a folder of its own. Its server listens on
/// loopback alone, on a free port.
class WindowStage
{
public:
    WindowStage(const QString &directory, const QString &profileName, ThemeChoice theme = ThemeChoice::Light);
    ~WindowStage();

    MainWindow &window() { return *m_window; }
    HostController &hosting() { return *m_hosting; }
    Theme &theme() { return m_theme; }
    /// The visible widget of that name; null, with a warning, where there is none or more than one.
    QWidget *find(const QString &name);
    bool isVisible(const QString &name);
    void click(const QString &name);
    void type(const QString &name, const QString &text);

private:
    SystemClock m_clock;
    SystemIdGenerator m_ids;
    Theme m_theme;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<HostController> m_hosting;
    std::unique_ptr<MainWindow> m_window;
};

/// Makes the application look as in the program, with fixed fonts.
void dressApplication();

}  // namespace parlor
