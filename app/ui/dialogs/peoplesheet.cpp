// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/peoplesheet.h"

#include "people/peoplelist.h"
#include "people/peoplesource.h"
#include "session/session.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace parlor {

NewDirectSheet::NewDirectSheet(const Theme &theme, Session &session, QWidget *parent)
    : Sheet(theme, tr("Write to somebody"), tr("Open"), parent),
      m_session(session),
      m_search(new QLineEdit),
      m_people(new PeopleList(theme, false))
{
    setObjectName(QStringLiteral("newDirect"));
    m_search->setObjectName(QStringLiteral("peopleSearch"));
    m_people->setObjectName(QStringLiteral("peopleList"));
    m_people->setMinimumHeight(240);
    addField(tr("Search people"), m_search);
    body()->addWidget(m_people, 1);
    connect(m_search, &QLineEdit::textChanged, this, &NewDirectSheet::refresh);
    connect(m_people, &PeopleList::personChosen, this, &NewDirectSheet::openRoomWith);
    refresh();
}

void NewDirectSheet::refresh()
{
    m_people->people().setPeople(peoplesource::others(m_session, m_search->text()));
    if (!m_people->currentIndex().isValid() && m_people->people().rowCount() > 0)
        m_people->setCurrentIndex(m_people->people().index(0));
    const bool nobody = m_people->people().rowCount() == 0;
    showError(nobody && m_search->text().isEmpty() ? tr("Nobody else is here yet. Ask people to join first.")
                                                   : QString());
    actionButton()->setEnabled(!nobody);
}

void NewDirectSheet::act()
{
    const QModelIndex index = m_people->currentIndex();
    if (index.isValid())
        openRoomWith(m_people->people().at(index.row()).id);
}

void NewDirectSheet::openRoomWith(UserId user)
{
    setBusy(tr("Opening…"));
    m_session.openDirect(user, this, [this](const Result<RoomId> &result) {
        if (!result) {
            showError(result.error());
            return;
        }
        Q_EMIT roomMade(*result);
        accept();
    });
}

AddPeopleSheet::AddPeopleSheet(const Theme &theme, Session &session, RoomId room, QWidget *parent)
    : Sheet(theme, tr("Add people to %1").arg(session.roomTitle(room)), tr("Add"), parent),
      m_session(session),
      m_room(room),
      m_search(new QLineEdit),
      m_people(new PeopleList(theme, true))
{
    setObjectName(QStringLiteral("addPeople"));
    m_search->setObjectName(QStringLiteral("peopleSearch"));
    m_people->setObjectName(QStringLiteral("peopleList"));
    m_people->setMinimumHeight(240);
    addField(tr("Search people"), m_search);
    body()->addWidget(m_people, 1);
    connect(m_search, &QLineEdit::textChanged, this, &AddPeopleSheet::refresh);
    refresh();
}

void AddPeopleSheet::refresh()
{
    QSet<UserId> already;
    if (const RoomState *room = m_session.rooms().find(m_room)) {
        for (const Member &member : room->members())
            already.insert(member.user.id);
    }
    m_people->people().setPeople(peoplesource::others(m_session, m_search->text(), already));
    if (m_people->people().rowCount() == 0 && m_search->text().isEmpty())
        showError(tr("Everybody on this server is in this room already."));
}

void AddPeopleSheet::act()
{
    m_search->clear();
    const QList<UserId> chosen = m_people->people().checked();
    if (chosen.isEmpty()) {
        showError(tr("Tick at least one person."));
        return;
    }
    setBusy(tr("Adding…"));
    addNext(chosen);
}

void AddPeopleSheet::addNext(QList<UserId> waiting)
{
    if (waiting.isEmpty()) {
        accept();
        return;
    }
    const UserId user = waiting.takeFirst();
    m_session.addMember(m_room, user, this, [this, waiting](const Result<Done> &result) {
        if (result)
            addNext(waiting);
        else
            showError(result.error());
    });
}

}  // namespace parlor
