// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/editroomsheet.h"

#include "session/session.h"

#include <QLineEdit>

namespace parlor {

EditRoomSheet::EditRoomSheet(const Theme &theme, Session &session, RoomId room, QWidget *parent)
    : Sheet(theme, tr("Name and topic"), tr("Save"), parent),
      m_session(session),
      m_room(room),
      m_name(new QLineEdit),
      m_topic(new QLineEdit)
{
    setObjectName(QStringLiteral("editRoom"));
    m_name->setObjectName(QStringLiteral("roomNameField"));
    m_topic->setObjectName(QStringLiteral("topicField"));
    if (const RoomState *state = session.rooms().find(room)) {
        m_name->setText(state->room().info.name);
        m_topic->setText(state->room().info.topic);
    }
    addField(tr("Name"), m_name);
    addField(tr("Topic"), m_topic);
}

void EditRoomSheet::act()
{
    UpdateRoomRequest request;
    request.name = m_name->text().trimmed();
    request.topic = m_topic->text().trimmed();
    if (request.name->isEmpty()) {
        showError(tr("A room needs a name."));
        return;
    }
    setBusy(tr("Saving…"));
    m_session.updateRoom(m_room, request, this, [this](const Result<Done> &result) {
        if (result)
            accept();
        else
            showError(result.error());
    });
}

}  // namespace parlor
