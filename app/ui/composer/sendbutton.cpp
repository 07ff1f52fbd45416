// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/sendbutton.h"

#include "theme/contrast.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace parlor {

SendButton::SendButton(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("sendButton"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    updateWords();
}

void SendButton::setSaves(bool saves)
{
    if (saves == m_saves)
        return;
    m_saves = saves;
    updateWords();
}

void SendButton::updateWords()
{
    setText(m_saves ? tr("Save") : tr("Send"));
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize SendButton::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(text()) + 2 * metrics::kPadding, metrics::kButton + 8);
}

void SendButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = isEnabled() && (underMouse() || isDown());
    const QColor fill = !isEnabled() ? tokens.hover : hot ? blended(tokens.text, tokens.accent, 0.15) : tokens.accent;
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect(), metrics::kCorner, metrics::kCorner);
    if (hasFocus()) {
        painter.setPen(QPen(isEnabled() ? tokens.accentText : tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), metrics::kCorner - 2, metrics::kCorner - 2);
    }
    painter.setPen(isEnabled() ? tokens.accentText : tokens.secondaryText);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

void SendButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateWords();
}

}  // namespace parlor
