// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerbar.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QToolButton>

namespace parlor {

ComposerBar::ComposerBar(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("composerBar"));
    m_close->setObjectName(QStringLiteral("composerBarClose"));
    m_close->setAutoRaise(true);
    m_close->setFixedSize(24, 24);
    m_close->setIconSize(QSize(16, 16));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_close);
    setFixedHeight(24);
    connect(m_close, &QAbstractButton::clicked, this, &ComposerBar::closed);
    connect(&m_theme, &Theme::changed, this, &ComposerBar::refresh);
    refresh();
}

void ComposerBar::showReply(const QString &label)
{
    m_edit = false;
    m_label = label;
    refresh();
}

void ComposerBar::showEdit()
{
    m_edit = true;
    refresh();
}

void ComposerBar::refresh()
{
    m_text = m_edit ? tr("Edit message") : tr("Reply to %1").arg(m_label);
    setAccessibleName(m_text);
    m_close->setAccessibleName(m_edit ? tr("Stop editing") : tr("Do not reply"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setIcon(icons::pixmap(QStringLiteral("close"), 16, m_theme.tokens().secondaryText, devicePixelRatioF()));
    update();
}

void ComposerBar::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainter painter(this);
    painter.fillRect(QRect(mirrored ? width() - 3 : 0, 2, 3, height() - 4), tokens.accent);
    const QRect icon(mirrored ? width() - 12 - 16 : 12, 0, 16, height());
    icons::paint(painter, icon, m_edit ? QStringLiteral("edit") : QStringLiteral("reply"), tokens.accent, 16);
    const QRect text = mirrored ? rect().adjusted(32, 0, -36, 0) : rect().adjusted(36, 0, -32, 0);
    painter.setFont(fonts::small(font()));
    painter.setPen(tokens.secondaryText);
    painter.drawText(text, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, text.width()));
}

void ComposerBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

}  // namespace parlor
