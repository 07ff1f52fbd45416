// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/systemscheme.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

namespace parlor {

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

Scheme systemScheme()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
}

void watchSystemScheme(QObject *context, std::function<void()> changed)
{
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, std::move(changed));
}

#else

namespace {

/// Before 6.5 the platform's theme tells of a change only by an event to the application.
class ThemeEvents final : public QObject
{
public:
    ThemeEvents(QObject *parent, std::function<void()> changed) : QObject(parent), m_changed(std::move(changed))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == QCoreApplication::instance() && event->type() == QEvent::ApplicationPaletteChange)
            m_changed();
        return false;
    }

private:
    std::function<void()> m_changed;
};

}  // namespace

Scheme systemScheme()
{
    // The style's own palette is the only public place where 6.4 shows the platform's appearance.
    const QPalette palette = QApplication::style()->standardPalette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? Scheme::Dark : Scheme::Light;
}

void watchSystemScheme(QObject *context, std::function<void()> changed)
{
    new ThemeEvents(context, std::move(changed));
}

#endif

}  // namespace parlor
