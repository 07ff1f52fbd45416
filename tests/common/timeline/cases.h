// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replay.h"
#include "timeline/timeline.h"

/// Short words for test cases: messages of one room, and the room itself, watched.
namespace parlor::cases {

inline constexpr RoomId kRoom{7};
inline constexpr UserId kSelf{1};
inline constexpr UserId kAna{2};
inline constexpr UserId kBob{3};

inline ClientKey key(int number)
{
    return {QStringLiteral("composed-%1").arg(number)};
}

inline PendingMessage pending(int number)
{
    PendingMessage message;
    message.clientKey = key(number);
    message.order = quint64(number);
    message.body = QStringLiteral("own %1").arg(number);
    return message;
}

/// A message of Ana's whose id is 100 + seq and whose revision is its id.
inline Message foreign(Seq seq)
{
    Message message;
    message.id = MessageId{100 + seq};
    message.roomId = kRoom;
    message.seq = seq;
    message.revision = message.id.value;
    message.clientKey = {QStringLiteral("foreign-%1").arg(seq)};
    message.senderId = kAna;
    message.body = QStringLiteral("message %1").arg(seq);
    return message;
}

inline Message own(Seq seq, int number)
{
    Message message = foreign(seq);
    message.senderId = kSelf;
    message.clientKey = key(number);
    message.body = QStringLiteral("own %1").arg(number);
    return message;
}

inline Message edited(Message message, const QString &body, Revision later = 1000)
{
    message.body = body;
    message.revision += later;
    message.editedAt = Timestamp{1};
    return message;
}

inline Message deleted(Message message)
{
    message.body.clear();
    message.revision += 2000;
    message.deletedAt = Timestamp{2};
    return message;
}

inline QList<Message> page(Seq from, Seq to)
{
    QList<Message> messages;
    for (Seq seq = from; seq <= to; ++seq)
        messages.append(foreign(seq));
    return messages;
}

inline QString stateText(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued:
        return QStringLiteral("queued");
    case DeliveryState::Sending:
        return QStringLiteral("sending");
    case DeliveryState::Sent:
        return QStringLiteral("sent");
    case DeliveryState::Read:
        return QStringLiteral("read");
    case DeliveryState::Failed:
        return QStringLiteral("failed");
    case DeliveryState::Received:
        break;
    }
    return QString();
}

/// A timeline under a replay of its changes, checked after every step.
class WatchedRoom
{
public:
    /// The list in words: 3 a message, [4-6] a gap, 7:sent an own one, *1:queued a pending one.
    QString text() const
    {
        QStringList words;
        for (int i = 0; i < timeline.size(); ++i) {
            const RowPtr row = timeline.at(i);
            const QString state = stateText(row->state());
            if (row->isGap())
                words.append(QStringLiteral("[%1-%2]").arg(row->gap()->from).arg(row->gap()->to));
            else if (row->isPending())
                words.append(QStringLiteral("*%1:%2").arg(row->clientKey().text.mid(9), state));
            else if (state.isEmpty())
                words.append(QString::number(row->seq()));
            else
                words.append(QStringLiteral("%1:%2").arg(row->seq()).arg(state));
        }
        return words.join(u' ');
    }

    /// The change set in words: +2..4 inserted, ~2 updated, 5>3 moved, -2 removed.
    QString operator<<(const ChangeSet &changes)
    {
        replay.apply(changes);
        const QString difference = replay.difference(timeline);
        if (!difference.isEmpty())
            qFatal("%s", qPrintable(difference));
        timeline.checkInvariants();
        QStringList words;
        for (const Change &change : changes) {
            const QString range = change.count == 1
                                      ? QString::number(change.first)
                                      : QStringLiteral("%1..%2").arg(change.first).arg(change.first + change.count - 1);
            switch (change.kind) {
            case Change::Kind::Insert:
                words.append(u'+' + range);
                break;
            case Change::Kind::Update:
                words.append(u'~' + range);
                break;
            case Change::Kind::Remove:
                words.append(u'-' + range);
                break;
            case Change::Kind::Move:
                words.append(QStringLiteral("%1>%2").arg(change.first).arg(change.to));
                break;
            }
        }
        return words.join(u' ');
    }

    Timeline timeline{kRoom, kSelf};
    Replay replay;
};

}  // namespace parlor::cases

#define COMPARE_TEXT(actual, expected) QCOMPARE(QString(actual), QStringLiteral(expected))
