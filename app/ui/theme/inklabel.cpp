// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/inklabel.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace parlor {

InkLabel::InkLabel(const Theme &theme, Ink ink, const QString &text, QWidget *parent)
    : QLabel(text, parent), m_theme(theme), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &InkLabel::refresh);
    refresh();
}

void InkLabel::setInk(Ink ink)
{
    m_ink = ink;
    refresh();
}

void InkLabel::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateGeometry();
}

void InkLabel::refresh()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.tokens().*m_ink);
    // Inside a field a label is drawn in the role of the field.
    colours.setColor(QPalette::Text, m_theme.tokens().*m_ink);
    setPalette(colours);
}

QSize InkLabel::minimumSizeHint() const
{
    return m_elided ? QSize(0, QLabel::minimumSizeHint().height()) : QLabel::minimumSizeHint();
}

void InkLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), shown);
    const QString whole = shown == text() ? QString() : text();
    if (toolTip() != whole)
        setToolTip(whole);
}

}  // namespace parlor
