// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/windowstage.h"

#include "theme/parlorstyle.h"
#include "translations/translations.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFont>
#include <QLineEdit>
#include <QtTest>

namespace parlor {

WindowStage::WindowStage(const QString &directory, const QString &profileName, ThemeChoice theme) : m_theme(theme)
{
    Result<std::unique_ptr<Profile>> profile = Profile::open(directory, profileName);
    if (!profile)
        qFatal("profile: %s", qPrintable(profile.error().detail));
    m_profile = std::move(*profile);
    m_settings = std::make_unique<QSettings>(m_profile->directory() + u"/window.ini", QSettings::IniFormat);
    m_hosting = std::make_unique<HostController>(m_profile->directory() + u"/server", *m_settings);
    m_hosting->useForTests();
    m_theme.setAnimates(false);
    m_window = std::make_unique<MainWindow>(
        WindowContext{{m_clock, m_ids, *m_profile}, m_theme, *m_settings, m_hosting.get()});
}

WindowStage::~WindowStage() = default;

QWidget *WindowStage::find(const QString &name)
{
    QList<QWidget *> found;
    for (QWidget *widget : m_window->findChildren<QWidget *>(name)) {
        if (widget->isVisible())
            found.append(widget);
    }
    if (found.size() == 1)
        return found.first();
    qWarning("%s: %d visible", qPrintable(name), int(found.size()));
    return nullptr;
}

bool WindowStage::isVisible(const QString &name)
{
    for (QWidget *widget : m_window->findChildren<QWidget *>(name)) {
        if (widget->isVisible())
            return true;
    }
    return false;
}

void WindowStage::click(const QString &name)
{
    if (QWidget *widget = find(name))
        QTest::mouseClick(widget, Qt::LeftButton);
}

void WindowStage::type(const QString &name, const QString &text)
{
    // Letters outside Latin-1 abort in keyClicks; a composed text is what an input method sends.
    QWidget *widget = find(name);
    if (!widget)
        return;
    widget->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(widget, &event);
}

void dressApplication()
{
    new Translations(QLocale::c(), qApp);
    QApplication::setStyle(new ParlorStyle(false));
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
}

}  // namespace parlor
