// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/jumpbutton.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace parlor {

JumpButton::JumpButton(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("jumpToEndButton"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    hide();
    setCount(0);
}

void JumpButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    updateWords();
    updateGeometry();
    update();
}

void JumpButton::updateWords()
{
    setText(m_count > 0 ? tr("%n new", nullptr, m_count) : QString());
    setAccessibleName(m_count > 0 ? tr("Jump to the newest message, %n new", nullptr, m_count)
                                  : tr("Jump to the newest message"));
    setToolTip(tr("Jump to the newest message"));
}

QSize JumpButton::sizeHint() const
{
    constexpr int kHeight = 36;
    const int textWidth = m_count > 0 ? fontMetrics().horizontalAdvance(this->text()) + 8 : 0;
    return QSize(kHeight + textWidth, kHeight);
}

void JumpButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    const bool hot = underMouse() || isDown();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = m_count > 0 ? tokens.accent : hot ? tokens.hover : tokens.surface;
    const QColor ink = m_count > 0 ? tokens.accentText : tokens.text;
    painter.setPen(QPen(hasFocus() ? tokens.accent : m_count > 0 ? fill : tokens.line, hasFocus() ? 2 : 1));
    painter.setBrush(fill);
    const qreal radius = height() / 2.0 - 1;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    const QRect icon = QRect(layoutDirection() == Qt::RightToLeft ? width() - height() : 0, 0, height(), height());
    icons::paint(painter, icon, QStringLiteral("down"), ink, metrics::kIcon);
    painter.setPen(ink);
    const QRect words = layoutDirection() == Qt::RightToLeft ? rect().adjusted(12, 0, -height() + 4, 0)
                                                             : rect().adjusted(height() - 4, 0, -12, 0);
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, text());
}

void JumpButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateWords();
}

}  // namespace parlor
