// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/detailspanel.h"

#include "people/peoplelist.h"
#include "people/peoplesource.h"
#include "session/session.h"
#include "theme/inklabel.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace parlor {

DetailsPanel::DetailsPanel(const Theme &theme, const Session &session, QWidget *parent)
    : SidePanel(theme, tr("Details"), parent),
      m_session(session),
      m_topicTitle(addSection(tr("Topic"))),
      m_topic(new InkLabel(theme, &Tokens::text))
{
    setObjectName(QStringLiteral("detailsPanel"));
    m_topic->setWordWrap(true);
    body()->addWidget(m_topic);
    body()->addSpacing(8);
    m_members = addSection(QString());
    m_people = new PeopleList(theme, false);
    m_people->setObjectName(QStringLiteral("memberList"));
    body()->addWidget(m_people, 1);
    m_add = new QPushButton(tr("Add people…"));
    m_add->setObjectName(QStringLiteral("addPeopleButton"));
    m_add->setAccessibleName(m_add->text());
    m_leave = new QPushButton(tr("Leave this room…"));
    m_leave->setObjectName(QStringLiteral("leaveButton"));
    m_leave->setAccessibleName(m_leave->text());
    body()->addWidget(m_add);
    body()->addWidget(m_leave);
    connect(m_add, &QPushButton::clicked, this, &DetailsPanel::addPeopleWanted);
    connect(m_leave, &QPushButton::clicked, this, &DetailsPanel::leaveWanted);
    connect(m_people, &PeopleList::personChosen, this, &DetailsPanel::personChosen);
}

void DetailsPanel::showRoom(RoomId room)
{
    m_room = room;
    refresh();
}

void DetailsPanel::refresh()
{
    const RoomState *state = m_session.rooms().find(m_room);
    const bool direct = state && state->room().info.kind == RoomKind::Direct;
    const QString topic = state ? state->room().info.topic : QString();
    m_topic->setText(topic);
    m_topic->setVisible(!topic.isEmpty());
    m_topicTitle->setVisible(!topic.isEmpty());
    m_members->setText(tr("%n members", nullptr, state ? int(state->members().size()) : 0));
    m_people->people().setPeople(peoplesource::members(m_session, m_room));
    m_add->setVisible(state && !direct);
    m_leave->setVisible(state && !direct);
}

}  // namespace parlor
