// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/endpoints.h"

#include <QUrl>

namespace parlor::endpoint {

QString room(RoomId room)
{
    return QStringLiteral("/api/chat/rooms/%1").arg(room.value);
}

QString roomAction(RoomId roomId, QLatin1String action)
{
    return room(roomId) + u'/' + action;
}

QString roomMessages(RoomId roomId)
{
    return roomAction(roomId, QLatin1String("messages"));
}

QString roomMembers(RoomId roomId)
{
    return roomAction(roomId, QLatin1String("members"));
}

QString roomMember(RoomId roomId, UserId user)
{
    return roomMembers(roomId) + u'/' + QString::number(user.value);
}

QString message(MessageId message)
{
    return QStringLiteral("/api/chat/messages/%1").arg(message.value);
}

QString messageByKey(const ClientKey &key)
{
    return QStringLiteral("/api/chat/messages/by-key/%1").arg(key.text);
}

QString reaction(MessageId messageId, const QString &emoji)
{
    return message(messageId) + QLatin1String("/reactions/") + QString::fromLatin1(QUrl::toPercentEncoding(emoji));
}

QString file(FileId file)
{
    return QStringLiteral("/api/files/%1").arg(file.value);
}

QString filePreview(FileId fileId)
{
    return file(fileId) + QLatin1String("/preview");
}

}  // namespace parlor::endpoint
