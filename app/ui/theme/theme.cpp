// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/contrast.h"
#include "theme/systemscheme.h"

#include <QWidget>

namespace parlor {

namespace {

Scheme schemeFor(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return Scheme::Light;
    case ThemeChoice::Dark:
        return Scheme::Dark;
    case ThemeChoice::System:
        break;
    }
    return systemScheme();
}

}  // namespace

Theme::Theme(ThemeChoice choice, QObject *parent) : QObject(parent), m_choice(choice), m_scheme(schemeFor(choice))
{
    watchSystemScheme(this, [this] { refresh(); });
}

void Theme::choose(ThemeChoice choice)
{
    m_choice = choice;
    refresh();
}

void Theme::refresh()
{
    const Scheme scheme = schemeFor(m_choice);
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    m_windows.removeAll(nullptr);
    const QPalette colours = palette();
    for (const QPointer<QWidget> &window : std::as_const(m_windows))
        window->setPalette(colours);
    Q_EMIT changed();
}

void Theme::adopt(QWidget *window)
{
    m_windows.append(window);
    window->setPalette(palette());
}

QPalette Theme::palette() const
{
    const Tokens &t = tokens();
    QPalette p;
    p.setColor(QPalette::Window, t.surface);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sidebar);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.secondaryText);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.accentText);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.secondaryText);
    p.setColor(QPalette::Shadow, t.line);
    p.setColor(QPalette::ToolTipBase, t.sidebar);
    p.setColor(QPalette::ToolTipText, t.text);
    const QColor faded = blended(t.secondaryText, t.surface, 0.6);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faded);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, t.secondaryText);
    return p;
}

}  // namespace parlor
