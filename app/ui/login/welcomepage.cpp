// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/welcomepage.h"

#include "login/choicebutton.h"
#include "theme/fonts.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>

namespace parlor {

WelcomePage::WelcomePage(const Theme &theme, bool canHost, QWidget *parent) : QWidget(parent)
{
    auto *heading = new InkLabel(theme, &Tokens::text, tr("Welcome to Parlor"));
    heading->setFont(fonts::title(font()));
    auto *words = new InkLabel(theme, &Tokens::secondaryText, tr("A chat that belongs to the people in it."));
    words->setWordWrap(true);
    auto *host = new ChoiceButton(theme, QStringLiteral("host"), tr("Start a chat on this computer"),
                                  tr("Your computer becomes the server. People on the same network can join."));
    host->setObjectName(QStringLiteral("hostButton"));
    host->setVisible(canHost);
    auto *join = new ChoiceButton(theme, QStringLiteral("join"), tr("Join a chat"),
                                  tr("You have an invite link or the address of a server."));
    join->setObjectName(QStringLiteral("joinButton"));

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(metrics::kGap);
    page->addWidget(heading);
    page->addWidget(words);
    page->addSpacing(metrics::kGap);
    page->addWidget(host);
    page->addWidget(join);
    connect(host, &ChoiceButton::clicked, this, &WelcomePage::hostChosen);
    connect(join, &ChoiceButton::clicked, this, &WelcomePage::joinChosen);
}

}  // namespace parlor
