// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/banner.h"

#include "theme/icons.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace parlor {

using namespace metrics;

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_label(new InkLabel(theme, &Tokens::text)), m_button(new QPushButton)
{
    setObjectName(QStringLiteral("connectionBanner"));
    m_label->setWordWrap(true);
    m_button->setFlat(true);
    m_button->setObjectName(QStringLiteral("bannerButton"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding + kIcon + 2 * kGrid, kGrid, 2 * kGrid, kGrid);
    row->addWidget(m_label, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Banner::actionChosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setMinimumHeight(40);
    hide();
}

void Banner::say(const QString &text, const QString &action, bool grave)
{
    m_grave = grave;
    m_label->setText(text);
    m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

QString Banner::text() const
{
    return m_label->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    painter.fillRect(rect(), m_grave ? t.dangerTint : t.warningTint);
    const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(kPadding, 0, kIcon, height()));
    icons::paint(painter, icon, QStringLiteral("warning"), m_grave ? t.danger : t.warning, 18);
}

}  // namespace parlor
