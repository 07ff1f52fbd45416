// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/channelssheet.h"

#include "session/session.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace parlor {

ChannelsSheet::ChannelsSheet(const Theme &theme, Session &session, QWidget *parent)
    : Sheet(theme, tr("Browse channels"), tr("Join"), parent), m_session(session), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("browseChannels"));
    m_list->setObjectName(QStringLiteral("channelList"));
    m_list->setAccessibleName(tr("Channels"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(220);
    body()->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemActivated, this, [this] { act(); });
    setBusy(tr("Asking the server…"));
    session.browseChannels(this, [this](const Result<QList<Room>> &rooms) {
        if (rooms)
            show(*rooms);
        else
            showError(rooms.error());
    });
}

void ChannelsSheet::show(const QList<Room> &rooms)
{
    setBusy({});
    for (const Room &room : rooms) {
        const QString topic = room.info.topic.isEmpty() ? QString() : QString(u"  —  " + room.info.topic);
        auto *item = new QListWidgetItem(QString(u"# " + room.info.name + topic), m_list);
        item->setData(Qt::UserRole, room.info.id.value);
        item->setSizeHint(QSize(0, 36));
    }
    if (rooms.isEmpty())
        showError(tr("There is no channel that you are not in already."));
    m_list->setCurrentRow(0);
    actionButton()->setEnabled(!rooms.isEmpty());
}

void ChannelsSheet::act()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const RoomId room{item->data(Qt::UserRole).toLongLong()};
    setBusy(tr("Joining…"));
    m_session.joinRoom(room, this, [this, room](const Result<Done> &result) {
        if (!result) {
            showError(result.error());
            return;
        }
        Q_EMIT roomJoined(room);
        accept();
    });
}

}  // namespace parlor
