// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roompreview.h"

#include "previewtext.h"
#include "timelinewords.h"

#include <QCoreApplication>

namespace parlor {

namespace {

/// For translation contexts of this file.
struct RoomWords {
    Q_DECLARE_TR_FUNCTIONS(parlor::RoomWords)
};

QString stateMark(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued:
    case DeliveryState::Sending:
        return QStringLiteral("◷ ");
    case DeliveryState::Sent:
        return QStringLiteral("✓ ");
    case DeliveryState::Read:
        return QStringLiteral("✓✓ ");
    case DeliveryState::Failed:
        return QStringLiteral("⚠ ");
    case DeliveryState::Received:
        break;
    }
    return {};
}

QString words(const Message &message, const UserDirectory &users)
{
    if (message.kind == MessageKind::System) {
        const auto name = [&users](UserId id) { return users.displayName(id); };
        return TimelineWords::system(message, People{name, name});
    }
    if (message.deletedAt)
        return RoomWords::tr("Message deleted");
    if (message.body.isEmpty() && !message.attachments.isEmpty())
        return message.attachments.first().name;
    return previewText(message.body);
}

}  // namespace

QString roomPreview(const RoomState &room, const UserDirectory &users)
{
    const RowPtr row = room.lastRow();
    if (!row || row->isGap())
        return {};
    const Message &message = row->message();
    const QString text = words(message, users);
    if (message.kind == MessageKind::System)
        return text;
    if (message.senderId == room.self())
        return RoomWords::tr("You: %1").arg(stateMark(row->state()) + text);
    if (room.room().info.kind == RoomKind::Direct)
        return text;
    return RoomWords::tr("%1: %2", "who said: what").arg(users.displayName(message.senderId), text);
}

QString roomTyping(const RoomState &room, const UserDirectory &users)
{
    const QList<UserId> &who = room.typing();
    if (who.isEmpty())
        return {};
    if (room.room().info.kind == RoomKind::Direct)
        return RoomWords::tr("typing…");
    switch (who.size()) {
    case 1:
        return RoomWords::tr("%1 is typing…").arg(users.displayName(who.at(0)));
    case 2:
        return RoomWords::tr("%1 and %2 are typing…").arg(users.displayName(who.at(0)), users.displayName(who.at(1)));
    default:
        return RoomWords::tr("%n people are typing…", nullptr, int(who.size()));
    }
}

}  // namespace parlor
