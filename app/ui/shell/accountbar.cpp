// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/accountbar.h"

#include "shell/connectionwords.h"
#include "theme/avatarwidget.h"
#include "theme/fonts.h"
#include "theme/iconbutton.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPainter>

namespace parlor {

using namespace metrics;

AccountBar::AccountBar(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_avatar(new AvatarWidget(theme, kAvatar)),
      m_name(new InkLabel(theme, &Tokens::text)),
      m_state(new InkLabel(theme, &Tokens::secondaryText)),
      m_host(new IconButton(QStringLiteral("host"), tr("Hosting on this computer"))),
      m_settings(new IconButton(QStringLiteral("settings"), tr("Settings")))
{
    setObjectName(QStringLiteral("accountBar"));
    m_avatar->setBackgroundRole(QPalette::AlternateBase);
    m_name->setFont(fonts::strong(font()));
    m_name->setElided(true);
    m_state->setFont(fonts::small(font()));
    m_state->setElided(true);
    m_state->setObjectName(QStringLiteral("connectionText"));
    m_host->setObjectName(QStringLiteral("hostPanelButton"));
    m_settings->setObjectName(QStringLiteral("settingsButton"));

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_state);
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kGap, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    row->setSpacing(0);
    row->addWidget(m_avatar);
    row->addSpacing(2 * kGrid);
    row->addLayout(words, 1);
    row->addWidget(m_host);
    row->addWidget(m_settings);
    setMinimumHeight(kHeader + kGrid);
}

void AccountBar::showPerson(const QString &name, qint64 id)
{
    m_name->setText(name);
    m_avatar->showPerson(name, id);
    setAccessibleName(tr("Signed in as %1").arg(name));
}

void AccountBar::showState(const ConnectionState &state, int hosting)
{
    QString text = connectionwords::brief(state);
    if (state.isLive() && hosting >= 0)
        text = tr("%1 · hosting, %n people", nullptr, hosting).arg(text);
    m_state->setText(QString(u"● " + text));
    m_state->setInk(connectionwords::ink(state));
    m_state->setAccessibleName(text);
}

QString AccountBar::stateText() const
{
    return m_state->accessibleName();
}

void AccountBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.fillRect(QRect(0, 0, width(), 1), palette().color(QPalette::Mid));
}

}  // namespace parlor
