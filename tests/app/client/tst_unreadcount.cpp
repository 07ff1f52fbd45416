// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/unreadcount.h"

using namespace parlor;

namespace {

const UserId kSelf{1};
const UserId kOther{2};

Message message(Seq seq, UserId sender = kOther)
{
    Message message;
    message.id = MessageId{1000 + seq};
    message.roomId = RoomId{1};
    message.seq = seq;
    message.revision = seq;
    message.senderId = sender;
    message.body = QStringLiteral("m%1").arg(seq);
    message.createdAt = Timestamp{seq};
    return message;
}

Timeline timeline(const QList<Message> &messages)
{
    Timeline timeline(RoomId{1}, kSelf);
    timeline.place(messages);
    return timeline;
}

}  // namespace

class TestUnreadCount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsOthersNeitherSystemNorDeleted()
    {
        Message system = message(3);
        system.kind = MessageKind::System;
        Message deleted = message(4);
        deleted.deletedAt = Timestamp{4};
        const Timeline known = timeline({message(1), message(2, kSelf), system, deleted, message(5)});
        QCOMPARE(countUnread(known, kSelf, 0, {}), (UnreadTally{2, 0}));
        QCOMPARE(countUnread(known, kSelf, 1, {}), (UnreadTally{1, 0}));
        QCOMPARE(countUnread(known, kSelf, 5, {}), (UnreadTally{0, 0}));
    }

    void countsMentionsOfOneselfAndOfAll()
    {
        Message me = message(1);
        me.mentions.userIds = {kSelf};
        Message all = message(2);
        all.mentions.all = true;
        Message other = message(3);
        other.mentions.userIds = {UserId{9}};
        QCOMPARE(countUnread(timeline({me, all, other}), kSelf, 0, {}), (UnreadTally{3, 2}));
    }

    void pendingMessagesAreNotCounted()
    {
        Timeline known = timeline({message(1)});
        PendingMessage pending;
        pending.clientKey = ClientKey{QStringLiteral("key-00001")};
        pending.order = 1;
        pending.body = QStringLiteral("mine");
        known.compose(pending);
        QCOMPARE(countUnread(known, kSelf, 0, {}), (UnreadTally{1, 0}));
    }

    void whatIsKnownWholeNeedsNoServer()
    {
        // The server's count is of another moment: it is not asked.
        const UnreadSnapshot stale{1, 2, {7, 3}};
        QCOMPARE(countUnread(timeline({message(1), message(2), message(3)}), kSelf, 1, stale), (UnreadTally{2, 0}));
    }

    void serversCountAndWhatCameAfterIt()
    {
        const UnreadSnapshot snapshot{10, 100, {60, 4}};
        const Timeline known = timeline({message(100), message(101), message(102, kSelf)});
        QCOMPARE(countUnread(known, kSelf, 10, snapshot), (UnreadTally{61, 4}));
    }

    void serversCountOfARoomOfWhichNothingIsKnown()
    {
        const UnreadSnapshot snapshot{10, 100, {60, 4}};
        QCOMPARE(countUnread(Timeline(RoomId{1}, kSelf), kSelf, 10, snapshot), (UnreadTally{60, 4}));
    }

    void anotherStartingPointMustBeAsked()
    {
        const UnreadSnapshot snapshot{10, 100, {60, 4}};
        QVERIFY(!countUnread(timeline({message(100), message(101)}), kSelf, 50, snapshot));
    }

    void holeAfterTheServersCountMustBeAsked()
    {
        const UnreadSnapshot snapshot{10, 100, {60, 4}};
        QVERIFY(!countUnread(timeline({message(100), message(103)}), kSelf, 10, snapshot));
    }

    void countDoesNotDependOnTheOrderOfArrival()
    {
        Timeline forward(RoomId{1}, kSelf);
        Timeline backward(RoomId{1}, kSelf);
        for (Seq seq = 1; seq <= 20; ++seq) {
            forward.place(message(seq));
            forward.place(message(seq));
            backward.place(message(21 - seq));
        }
        QCOMPARE(countUnread(forward, kSelf, 5, {}), (UnreadTally{15, 0}));
        QCOMPARE(countUnread(backward, kSelf, 5, {}), (UnreadTally{15, 0}));
    }
};

QTEST_GUILESS_MAIN(TestUnreadCount)
#include "tst_unreadcount.moc"
