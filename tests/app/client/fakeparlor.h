// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeserver.h"
#include "model/message.h"
#include "model/room.h"
#include "protocol/event.h"
#include "protocol/requests.h"

namespace parlor {

/// A small scripted Parlor: one room, two people, a log of its own. Tests replace the handlers that they are
/// about; what it says is well-formed protocol.
class FakeParlor final
{
public:
    FakeParlor();

    FakeServer http;
    QString epoch = QStringLiteral("5f3a");
    EventId head = 100;
    User alice;
    User bob;
    SyncRoom room;
    /// The stream that was opened last; null before.
    QPointer<FakeExchange> stream;
    qint64 sent = 0;  ///< durable events on that stream

    Cursor cursor() const { return {epoch, head}; }
    Grant grant(int number = 1) const;
    SyncPicture picture() const;
    /// A message of the room with the next seq, as it would stand in the store.
    Message message(const User &sender, const QString &body,
                    const ClientKey &key = ClientKey{QStringLiteral("foreign-key-0")});
    /// The next event of the log, as a stream carries it; not sent.
    Event event(event::Payload payload, std::optional<RoomId> inRoom = RoomId{1});
    void send(const Event &event);
    void hello(const Cursor &at);
    void heartbeat(qint64 claimed);
    /// What POST …/messages does by default: stores it, answers 201 and sends the event.
    void answerPost(const FakeRequest &request, FakeExchange &exchange);
    QString messagesPath() const { return QStringLiteral("/api/chat/rooms/1/messages"); }

private:
    MessageId m_nextMessage{1000};
};

}  // namespace parlor
