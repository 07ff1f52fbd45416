// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/panes.h"

#include "theme/metrics.h"

#include <QStackedWidget>

namespace parlor {

namespace {

constexpr int kPanelWidth = 280;

}  // namespace

Panes::Panes(QWidget *list, QWidget *conversation, QWidget *parent)
    : QSplitter(parent), m_list(list), m_conversation(conversation), m_panels(new QStackedWidget)
{
    m_panels->hide();
    addWidget(list);
    addWidget(conversation);
    addWidget(m_panels);
    setChildrenCollapsible(false);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 0);
    setSizes({metrics::kSidebarWidth, 1000 - metrics::kSidebarWidth, kPanelWidth});
}

void Panes::addPanel(QWidget *panel)
{
    m_panels->addWidget(panel);
}

void Panes::showPanel(QWidget *panel)
{
    if (panel)
        m_panels->setCurrentWidget(panel);
    m_panels->setVisible(panel);
    place();
}

QWidget *Panes::panel() const
{
    return m_panels->isHidden() ? nullptr : m_panels->currentWidget();
}

void Panes::giveTurn(bool toConversation)
{
    m_isConversationsTurn = toConversation;
    place();
}

bool Panes::isNarrow() const
{
    return parentWidget()->width() < metrics::kNarrow;
}

void Panes::place()
{
    const bool narrow = isNarrow();
    const bool hasPanel = panel();
    // Three panes need more than the width at which two begin to fit.
    const bool tight = parentWidget()->width() < metrics::kNarrow + kPanelWidth - 20;
    m_list->setVisible(!narrow || (!m_isConversationsTurn && !hasPanel));
    m_conversation->setVisible(!(hasPanel && tight) && (!narrow || m_isConversationsTurn));
}

}  // namespace parlor
