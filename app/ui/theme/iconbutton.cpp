// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/iconbutton.h"

#include "theme/icons.h"
#include "theme/metrics.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace parlor {

IconButton::IconButton(const QString &icon, const QString &text, QWidget *parent) : QToolButton(parent), m_icon(icon)
{
    setWords(text);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(sizeHint());
}

void IconButton::setIconName(const QString &icon)
{
    m_icon = icon;
    update();
}

void IconButton::setWords(const QString &text)
{
    setToolTip(text);
    setAccessibleName(text);
}

QSize IconButton::sizeHint() const
{
    return {metrics::kButton, metrics::kButton};
}

void IconButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonTool, option);
    if (hasFocus())
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    const QPalette::ColorRole role = underMouse() || isDown() ? QPalette::ButtonText : QPalette::Dark;
    icons::paint(painter, rect(), m_icon, isEnabled() ? palette().color(role) : palette().color(QPalette::Mid),
                 metrics::kIcon);
}

}  // namespace parlor
