// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/newroomsheet.h"

#include "people/peoplelist.h"
#include "people/peoplesource.h"
#include "session/session.h"
#include "theme/inklabel.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace parlor {

namespace {

constexpr int kLongestName = 80;
constexpr int kLongestTopic = 250;

}  // namespace

NewRoomSheet::NewRoomSheet(const Theme &theme, Session &session, RoomKind kind, QWidget *parent)
    : Sheet(theme, kind == RoomKind::Channel ? tr("New channel") : tr("New group"), tr("Create"), parent),
      m_session(session),
      m_kind(kind),
      m_name(new QLineEdit),
      m_topic(new QLineEdit)
{
    setObjectName(QStringLiteral("newRoom"));
    m_name->setObjectName(QStringLiteral("roomNameField"));
    m_name->setMaxLength(kLongestName);
    m_topic->setObjectName(QStringLiteral("topicField"));
    m_topic->setMaxLength(kLongestTopic);
    auto *hint = new InkLabel(theme, &Tokens::secondaryText,
                              kind == RoomKind::Channel ? tr("Everybody on this server can find it and join.")
                                                        : tr("Only the people you add can see it."));
    body()->addWidget(hint);
    addField(tr("Name"), m_name);
    addField(tr("Topic (may stay empty)"), m_topic);
    if (kind == RoomKind::Channel)
        return;
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("peopleSearch"));
    m_search->setPlaceholderText(tr("Search people"));
    m_people = new PeopleList(theme, true);
    m_people->setObjectName(QStringLiteral("peopleList"));
    m_people->setMinimumHeight(180);
    addField(tr("People"), m_search);
    body()->addWidget(m_people, 1);
    connect(m_search, &QLineEdit::textChanged, this, &NewRoomSheet::refreshPeople);
    refreshPeople();
}

void NewRoomSheet::refreshPeople()
{
    m_people->people().setPeople(peoplesource::others(m_session, m_search->text()));
}

void NewRoomSheet::act()
{
    CreateRoomRequest request;
    const QList<Workspace> &workspaces = m_session.rooms().workspaces();
    request.workspaceId = workspaces.isEmpty() ? WorkspaceId{1} : workspaces.first().id;
    request.kind = m_kind;
    request.name = m_name->text().trimmed();
    request.topic = m_topic->text().trimmed();
    if (m_people) {
        m_search->clear();
        request.memberIds = m_people->people().checked();
    }
    if (request.name.isEmpty()) {
        showError(tr("Give it a name first."));
        m_name->setFocus();
        return;
    }
    setBusy(tr("Creating…"));
    m_session.createRoom(request, this, [this](const Result<RoomId> &result) {
        if (!result) {
            showError(result.error());
            return;
        }
        Q_EMIT roomMade(*result);
        accept();
    });
}

}  // namespace parlor
