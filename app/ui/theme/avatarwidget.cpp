// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/avatarwidget.h"

#include "theme/avatar.h"
#include "theme/theme.h"

#include <QPainter>

namespace parlor {

AvatarWidget::AvatarWidget(const Theme &theme, int size, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(size, size);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AvatarWidget::showPerson(const QString &name, qint64 id, PresenceStatus presence)
{
    m_name = name;
    m_id = id;
    m_presence = presence;
    update();
}

void AvatarWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    avatar::paint(painter, rect(), avatar::initials(m_name), avatar::color(t, m_id), t);
    avatar::paintPresence(painter, rect(), m_presence, palette().color(backgroundRole()), t);
}

}  // namespace parlor
