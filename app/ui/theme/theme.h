// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QObject>
#include <QPalette>
#include <QPointer>

class QWidget;

namespace parlor {

enum class ThemeChoice { System, Light, Dark };

/// The look of one window: which scheme, its tokens, and whether things move. One a window, because two
/// windows of one process may look different. Windows that are children of an adopted one (menus,
/// dialogs) follow it. GUI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(ThemeChoice choice = ThemeChoice::System, QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);
    Scheme scheme() const { return m_scheme; }
    /// Stays valid; another scheme has another object, so ask again after changed().
    const Tokens &tokens() const { return tokensOf(m_scheme); }
    QPalette palette() const;

    bool animates() const { return m_animates; }
    void setAnimates(bool animates) { m_animates = animates; }

    /// Gives a top-level widget the palette, now and after every change.
    void adopt(QWidget *window);

Q_SIGNALS:
    /// The tokens are others now. Palettes are set already.
    void changed();

private:
    void refresh();

    ThemeChoice m_choice;
    Scheme m_scheme;
    bool m_animates = true;
    QList<QPointer<QWidget>> m_windows;
};

}  // namespace parlor
