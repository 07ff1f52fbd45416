// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/choicebutton.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace parlor {

using namespace metrics;

namespace {

constexpr int kLeft = 72;
constexpr int kTop = 20;

}  // namespace

ChoiceButton::ChoiceButton(const Theme &theme, const QString &icon, const QString &title, const QString &about,
                           QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(icon), m_about(about)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(about);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QRect ChoiceButton::aboutRect(int width) const
{
    const int top = kTop + fontMetrics().height() + kGrid;
    const QRect bounds(kLeft, top, width - kLeft - kPadding, 400);
    return fontMetrics().boundingRect(bounds, Qt::TextWordWrap, m_about);
}

QSize ChoiceButton::sizeHint() const
{
    return {440, heightForWidth(440)};
}

int ChoiceButton::heightForWidth(int width) const
{
    return aboutRect(width).bottom() + kTop;
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = underMouse() || isDown();
    const qreal line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() || active ? t.accent : t.line, line));
    painter.setBrush(active ? t.ownTint : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), kCorner + 2,
                            kCorner + 2);

    const auto placed = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const int flags = Qt::TextWordWrap | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    icons::paint(painter, placed(QRect(0, 0, kLeft, height())), m_icon, t.accent, 28);
    painter.setPen(t.text);
    painter.setFont(fonts::strong(font()));
    painter.drawText(placed(QRect(kLeft, kTop, width() - kLeft - kPadding, fontMetrics().height() + 2)), flags, text());
    painter.setPen(t.secondaryText);
    painter.setFont(font());
    painter.drawText(placed(QRect(kLeft, kTop + fontMetrics().height() + kGrid, width() - kLeft - kPadding, height())),
                     flags, m_about);
}

}  // namespace parlor
