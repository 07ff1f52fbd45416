// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <QJsonArray>

using namespace parlor;

namespace {

struct Board : People {
    RoomId room = create(ann, RoomKind::Group, {bob.user})->room.info.id;

    MessageId say(const Caller &who) { return server.post(who, room, QStringLiteral("word")).id; }
};

}  // namespace

class TestPins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pinsStandInTheOrderOfPinningAndAreToldOnce()
    {
        Board board;
        const MessageId first = board.say(board.ann);
        const MessageId second = board.say(board.bob);
        const EventId before = board.head();
        QVERIFY(board.pin(board.bob, second).ok());
        QVERIFY(board.pin(board.bob, first).ok());
        QVERIFY(board.pin(board.ann, first).ok());
        QCOMPARE(board.pinIds(board.ann, board.room), (QList<MessageId>{second, first}));
        QCOMPARE(board.server.replay(board.ann, before), kindList({"pins_changed", "pins_changed"}));
        QCOMPARE(board.lastOf(board.ann, "pins_changed")[QLatin1String("message_ids")].toArray(),
                 (QJsonArray{second.value, first.value}));
        QVERIFY(board.pin(board.ann, second, false).ok());
        QVERIFY(board.pin(board.ann, second, false).ok());
        QCOMPARE(board.pinIds(board.ann, board.room), QList<MessageId>{first});
        QCOMPARE(board.server.replay(board.ann, before).size(), 3);
        QVERIFY(board.pin(board.ann, second).ok());
        QCOMPARE(board.pinIds(board.ann, board.room), (QList<MessageId>{first, second}));
    }

    void fiftyAreEnough()
    {
        Board board;
        QList<MessageId> said;
        for (int i = 0; i < 51; ++i)
            said.append(board.say(board.ann));
        for (int i = 0; i < 50; ++i)
            QVERIFY(board.pin(board.ann, said.at(i)).ok());
        QCOMPARE(board.pin(board.ann, said.at(50)).error().code, ErrorCode::Conflict);
        QVERIFY(board.pin(board.ann, said.at(7)).ok());  // it is one already
        QVERIFY(board.pin(board.ann, said.at(0), false).ok());
        QVERIFY(board.pin(board.ann, said.at(50)).ok());
        QCOMPARE(board.pins(board.bob, board.room)->size(), 50);
    }

    void whoMayPinIsTheRoomsWish()
    {
        Board board;
        const MessageId message = board.say(board.ann);
        UpdateRoomRequest request;
        request.pinning = Audience::Admins;
        QVERIFY(board.update(board.ann, board.room, request).ok());
        QCOMPARE(board.pin(board.bob, message).error().code, ErrorCode::Forbidden);
        QVERIFY(board.pin(board.ann, message).ok());
        QCOMPARE(board.pin(board.bob, message, false).error().code, ErrorCode::Forbidden);
        request.pinning = Audience::All;
        request.archived = true;
        QVERIFY(board.update(board.ann, board.room, request).ok());
        QCOMPARE(board.pin(board.ann, message, false).error().code, ErrorCode::Forbidden);
        QCOMPARE(board.pins(board.bob, board.room)->size(), 1);
    }

    void othersSeeNoPinsAndPinNothing()
    {
        Board board;
        const MessageId message = board.say(board.ann);
        QVERIFY(board.pin(board.ann, message).ok());
        QCOMPARE(board.pins(board.eve, board.room).error().code, ErrorCode::NotFound);
        QCOMPARE(board.pin(board.eve, message).error().code, ErrorCode::NotFound);
        QCOMPARE(board.pin(board.eve, MessageId{999}).error(), board.pin(board.eve, message).error());
    }

    void aDeletedMessageIsNoPin()
    {
        Board board;
        const MessageId message = board.say(board.ann);
        const MessageId other = board.say(board.ann);
        QVERIFY(board.pin(board.ann, message).ok());
        QVERIFY(board.pin(board.ann, other).ok());
        const EventId before = board.head();
        QVERIFY(board.erase(board.ann, message).ok());
        QVERIFY(board.erase(board.ann, message).ok());
        QCOMPARE(board.server.replay(board.bob, before), kindList({"message_deleted", "pins_changed"}));
        QCOMPARE(board.pinIds(board.bob, board.room), QList<MessageId>{other});
        QCOMPARE(board.pin(board.ann, message).error().code, ErrorCode::Conflict);
    }

    void whatTheServerWroteIsNotPinned()
    {
        Board board;
        QVERIFY(board.add(board.ann, board.room, board.eve.user).ok());
        const MessagePage page = *await<MessagePage>(
            [&](auto reply) { board.server.services->messages.page(board.ann, board.room, {}, 1, reply); });
        QCOMPARE(page.messages.last().kind, MessageKind::System);
        QCOMPARE(board.pin(board.ann, page.messages.last().id).error().code, ErrorCode::Forbidden);
        // An admin may take a line of the server's away; what it said goes with it.
        UpdateRoomRequest rename;
        rename.name = QStringLiteral("secret name");
        QVERIFY(board.update(board.ann, board.room, rename).ok());
        const Seq last = board.get(board.ann, board.room)->info.lastSeq;
        const MessagePage renamed = *await<MessagePage>([&](auto reply) {
            board.server.services->messages.page(board.ann, board.room, {PagePosition::Kind::After, last - 1}, 1,
                                                 reply);
        });
        const Message gone = *board.erase(board.ann, renamed.messages.first().id);
        QCOMPARE(gone.system, (QJsonObject{{QStringLiteral("type"), QStringLiteral("room_renamed")}}));
    }
};

QTEST_GUILESS_MAIN(TestPins)
#include "tst_pins.moc"
