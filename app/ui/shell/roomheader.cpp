// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/roomheader.h"

#include "theme/fonts.h"
#include "theme/iconbutton.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace parlor {

using namespace metrics;

RoomHeader::RoomHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_back(new IconButton(QStringLiteral("back"), tr("Back to the rooms"))),
      m_title(new InkLabel(theme, &Tokens::text)),
      m_topic(new InkLabel(theme, &Tokens::secondaryText)),
      m_members(new QPushButton),
      m_menu(new IconButton(QStringLiteral("more"), tr("Room menu")))
{
    setObjectName(QStringLiteral("roomHeader"));
    m_back->setObjectName(QStringLiteral("backButton"));
    m_menu->setObjectName(QStringLiteral("roomMenuButton"));
    m_members->setObjectName(QStringLiteral("membersButton"));
    m_members->setFlat(true);
    QFont titleFont = fonts::strong(font());
    titleFont.setPixelSize(QFontInfo(font()).pixelSize() + 2);
    m_title->setFont(titleFont);
    m_topic->setElided(true);
    m_back->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kGap, 0);
    row->setSpacing(kGap);
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addWidget(m_topic, 1);
    row->addWidget(m_members);
    row->addWidget(m_menu);
    setFixedHeight(std::max(kHeader, fontMetrics().height() + 28));
    connect(m_back, &QToolButton::clicked, this, &RoomHeader::backChosen);
    connect(m_members, &QPushButton::clicked, this, &RoomHeader::detailsChosen);
}

void RoomHeader::showRoom(const RoomHeaderFacts &facts)
{
    const QString title = facts.kind == RoomKind::Channel ? QString(u"# " + facts.title) : facts.title;
    // A name longer than half of the header gives way to the buttons.
    m_title->setText(fontMetrics().elidedText(title, Qt::ElideRight, std::max(160, width() / 2)));
    m_title->setToolTip(facts.title);
    m_topic->setText(facts.topic);
    m_members->setVisible(facts.kind != RoomKind::Direct && !facts.title.isEmpty());
    m_members->setText(tr("%n members", nullptr, facts.members));
    m_members->setAccessibleName(m_members->text());
    m_menu->setVisible(!facts.title.isEmpty());
    setAccessibleName(title);
}

void RoomHeader::setNarrow(bool narrow)
{
    m_back->setVisible(narrow);
}

void RoomHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
}

}  // namespace parlor
