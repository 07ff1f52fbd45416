// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidepanel.h"

#include "theme/fonts.h"
#include "theme/iconbutton.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPainter>

namespace parlor {

using namespace metrics;

SidePanel::SidePanel(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_body(new QVBoxLayout)
{
    auto *heading = new InkLabel(theme, &Tokens::text, title);
    heading->setFont(fonts::strong(font()));
    auto *close = new IconButton(QStringLiteral("close"), tr("Close"));
    close->setObjectName(QStringLiteral("closePanelButton"));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(kPadding, 0, kGap, 0);
    top->addWidget(heading, 1);
    top->addWidget(close);
    auto *bar = new QWidget;
    bar->setLayout(top);
    bar->setFixedHeight(std::max(kHeader, fontMetrics().height() + 28));
    m_body->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    m_body->setSpacing(2 * kGrid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addLayout(m_body, 1);
    setAccessibleName(title);
    setMinimumWidth(240);
    connect(close, &QToolButton::clicked, this, &SidePanel::closeChosen);
}

InkLabel *SidePanel::addSection(const QString &text)
{
    auto *label = new InkLabel(m_theme, &Tokens::secondaryText, text);
    label->setFont(fonts::section(font()));
    m_body->addWidget(label);
    return label;
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int bar = std::max(kHeader, fontMetrics().height() + 28);
    painter.fillRect(QRect(0, bar - 1, width(), 1), palette().color(QPalette::Mid));
}

}  // namespace parlor
