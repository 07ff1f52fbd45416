// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

using namespace parlor;
using namespace parlor::cases;

class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofAMessageAtTwoPlacesOfAPageTheFirstCounts()
    {
        WatchedRoom room;
        Message elsewhere = edited(foreign(5), QStringLiteral("elsewhere"));
        elsewhere.seq = 9;
        room << room.timeline.place({foreign(5), elsewhere});
        COMPARE_TEXT(room.text(), "5 [6-9]");
    }

    void answerThenEvent()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "+0");
        COMPARE_TEXT(room.text(), "*1:queued");
        const RowId row = room.timeline.at(0)->rowId();
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "~0");
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "");
        COMPARE_TEXT(room.text(), "1:sent");
        QCOMPARE(room.timeline.at(0)->rowId(), row);
        QCOMPARE(room.timeline.indexOfRow(row), 0);
        QCOMPARE(room.timeline.indexOf(key(1)), 0);
        QCOMPARE(room.timeline.indexOf(MessageId{101}), 0);
    }

    void eventThenCompose()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "+0");
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "");
        COMPARE_TEXT(room.text(), "1:sent");
        QCOMPARE(room.timeline.indexOf(key(1)), 0);
    }

    void composingTwiceAddsOneRow()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.setDelivery(key(1), DeliveryState::Sending);
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "");
        COMPARE_TEXT(room.text(), "*1:sending");
        COMPARE_TEXT(room << room.timeline.compose(PendingMessage{}), "");
    }

    void foreignKeyEqualToAnOwnOneMatchesNothing()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        Message message = foreign(1);
        message.clientKey = key(1);
        COMPARE_TEXT(room << room.timeline.place(message), "+0");
        COMPARE_TEXT(room.text(), "1 *1:queued");
        COMPARE_TEXT(room << room.timeline.place(own(2, 1)), "~1");
        COMPARE_TEXT(room.text(), "1 2:sent");
    }

    void systemRowsAreNobodysMessage()
    {
        WatchedRoom room;
        Message message = own(1, 1);
        message.kind = MessageKind::System;
        message.clientKey = {};
        room << room.timeline.place(message);
        QCOMPARE(room.timeline.at(0)->state(), DeliveryState::Received);
    }

    void sameKeyInTwoMessagesStaysTwoRows()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.place(own(1, 1));
        COMPARE_TEXT(room << room.timeline.place(own(2, 1)), "+1");
        COMPARE_TEXT(room.text(), "1:sent 2:sent");
        QCOMPARE(room.timeline.indexOf(key(1)), 0);
    }

    void whatNoServerMaySayIsDropped()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        Message message = foreign(1);
        message.id = MessageId{999};
        COMPARE_TEXT(room << room.timeline.place(message), "");
        QCOMPARE(room.timeline.indexOf(MessageId{999}), -1);
        message = foreign(2);
        message.roomId = RoomId{8};
        COMPARE_TEXT(room << room.timeline.place(message), "");
        COMPARE_TEXT(room << room.timeline.update(message), "");
        message = foreign(2);
        message.seq = 0;
        COMPARE_TEXT(room << room.timeline.place(message), "");
        message = foreign(2);
        message.id = {};
        COMPARE_TEXT(room << room.timeline.place(message), "");
        message = edited(foreign(1), QStringLiteral("moved"));
        message.seq = 5;
        room << room.timeline.place(message);
        COMPARE_TEXT(room.text(), "1 [2-5]");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("moved"));
        COMPARE_TEXT(room << room.timeline.place({foreign(3), message, foreign(4)}), "~1 +2..4");
    }

    void twoClaimsToOneSeqInOnePage()
    {
        WatchedRoom room;
        Message message = foreign(2);
        message.id = MessageId{999};
        room << room.timeline.place({foreign(1), foreign(2), message, foreign(3)});
        COMPARE_TEXT(room.text(), "1 2 3");
        QVERIFY(!room.timeline.find(MessageId{999}));
    }

    void restartKeepsWhatIsPending()
    {
        WatchedRoom room;
        room << room.timeline.place({foreign(1), own(2, 1), foreign(5)});
        room << room.timeline.update(foreign(9));
        room << room.timeline.setReplyCount(MessageId{101}, 3);
        room << room.timeline.setReadMark(kAna, 9);
        room << room.timeline.compose(pending(1));
        room << room.timeline.compose(pending(2));
        const RowId message = room.timeline.at(0)->rowId();
        const RowId waiting = room.timeline.at(room.timeline.size() - 1)->rowId();
        COMPARE_TEXT(room << room.timeline.restart(), "-0..4");
        COMPARE_TEXT(room << room.timeline.restart(), "");
        COMPARE_TEXT(room.text(), "*2:queued");
        QCOMPARE(room.timeline.head(), 0);
        QVERIFY(!room.timeline.find(MessageId{109}));
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "");

        room << room.timeline.place(foreign(1));
        QVERIFY(room.timeline.at(0)->rowId() != message);
        QCOMPARE(room.timeline.indexOfRow(message), -1);
        QCOMPARE(room.timeline.at(0)->replyCount(), 0);
        COMPARE_TEXT(room << room.timeline.place(own(2, 2)), "~1");
        COMPARE_TEXT(room.text(), "1 2:sent");
        QCOMPARE(room.timeline.at(1)->rowId(), waiting);
    }

    void rowGivesBackTheWholePicture()
    {
        Message message = foreign(1);
        message.replyTo = MessageId{5};
        message.rootId = MessageId{4};
        message.replyCount = 2;
        message.forwardedFrom = ForwardedFrom{MessageId{1}, RoomId{2}, kBob, QStringLiteral("Bob")};
        message.mentions = {{kBob}, true, false};
        message.attachments = {{FileId{3}, QStringLiteral("a.png"), QStringLiteral("image/png"), 10, 20, 30}};
        message.reactions = {{QStringLiteral("+"), {kAna}}};
        message.system = {{QStringLiteral("type"), QStringLiteral("joined")}};
        message.action = {{QStringLiteral("id"), 1}};
        message.createdAt = Timestamp{1};
        message.editedAt = Timestamp{2};
        message.deletedAt = Timestamp{3};
        WatchedRoom room;
        room << room.timeline.place(message);
        QCOMPARE(room.timeline.at(0)->message(), message);
        QCOMPARE(*room.timeline.find(message.id), message);
        Message other = message;
        other.reactions.clear();
        QVERIFY(*Row::ofMessage(1, message, DeliveryState::Received)
                != *Row::ofMessage(1, other, DeliveryState::Received));
        QVERIFY(*Row::ofMessage(1, message, DeliveryState::Received)
                == *Row::ofMessage(1, message, DeliveryState::Received));
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
