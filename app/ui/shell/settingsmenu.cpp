// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingsmenu.h"

#include "theme/theme.h"
#include "theme/themename.h"

#include <QActionGroup>
#include <QSettings>

namespace parlor {

SettingsMenu::SettingsMenu(const WindowContext &context, QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("settings"));
    setAccessibleName(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *themes = new QActionGroup(this);
    const auto addTheme = [&](ThemeChoice choice, const QString &text) {
        QAction *action = addAction(text);
        action->setObjectName(QStringLiteral("theme-") + themeName(choice));
        action->setCheckable(true);
        action->setChecked(context.theme.choice() == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, &context.theme,
                [theme = &context.theme, settings = &context.settings, choice] {
                    theme->choose(choice);
                    settings->setValue(QLatin1String(kThemeKey), themeName(choice));
                });
    };
    addTheme(ThemeChoice::System, tr("Theme of the system"));
    addTheme(ThemeChoice::Light, tr("Light"));
    addTheme(ThemeChoice::Dark, tr("Dark"));
    addSeparator();
    QAction *signOut = addAction(tr("Sign out…"));
    signOut->setObjectName(QStringLiteral("signOut"));
    connect(signOut, &QAction::triggered, this, &SettingsMenu::signOutChosen);
}

}  // namespace parlor
