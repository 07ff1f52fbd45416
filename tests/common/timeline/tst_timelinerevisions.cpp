// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

using namespace parlor;
using namespace parlor::cases;

class TestTimelineRevisions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editBeforeCreate()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.update(edited(foreign(1), QStringLiteral("better"))), "");
        QCOMPARE(room.timeline.size(), 0);
        QCOMPARE(room.timeline.find(MessageId{101})->body, QStringLiteral("better"));
        COMPARE_TEXT(room << room.timeline.place(foreign(1)), "+0");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("better"));
        QCOMPARE(room.timeline.indexOf(MessageId{101}), 0);
    }

    void higherRevisionWinsWhateverBroughtIt()
    {
        WatchedRoom room;
        room << room.timeline.place(edited(foreign(1), QStringLiteral("second"), 2));
        COMPARE_TEXT(room << room.timeline.update(edited(foreign(1), QStringLiteral("first"), 1)), "");
        COMPARE_TEXT(room << room.timeline.place(edited(foreign(1), QStringLiteral("third"), 3)), "~0");
        COMPARE_TEXT(room << room.timeline.update(edited(foreign(1), QStringLiteral("fourth"), 4)), "~0");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("fourth"));
    }

    void equalRevisionKeepsThePictureHeld()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        COMPARE_TEXT(room << room.timeline.place(edited(foreign(1), QStringLiteral("other"), 0)), "");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("message 1"));
        room << room.timeline.update(edited(foreign(2), QStringLiteral("held"), 5));
        room << room.timeline.place(edited(foreign(2), QStringLiteral("other"), 5));
        QCOMPARE(room.timeline.at(1)->body(), QStringLiteral("held"));
    }

    void orphanKeepsItsBestPicture()
    {
        WatchedRoom room;
        room << room.timeline.update(edited(foreign(1), QStringLiteral("second"), 2));
        room << room.timeline.update(edited(foreign(1), QStringLiteral("first"), 1));
        QCOMPARE(room.timeline.find(MessageId{101})->body, QStringLiteral("second"));
        room << room.timeline.place(edited(foreign(1), QStringLiteral("third"), 3));
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("third"));
    }

    void pageWithSeveralPicturesOfOneMessage()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.place(
                         {foreign(2), edited(foreign(1), QStringLiteral("late"), 9), foreign(1), foreign(2)}),
                     "+0..1");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("late"));
        // A row is touched once, however many pictures of it come.
        COMPARE_TEXT(room << room.timeline.place({edited(foreign(1), QStringLiteral("a"), 10),
                                                  edited(foreign(1), QStringLiteral("b"), 12),
                                                  edited(foreign(1), QStringLiteral("c"), 11)}),
                     "~0");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("b"));
    }

    void deleteWhilePending()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        const RowId row = room.timeline.at(0)->rowId();
        // The delete names the message before its answer came: it was composed here, so it has its place.
        COMPARE_TEXT(room << room.timeline.update(deleted(own(1, 1))), "~0");
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "");
        COMPARE_TEXT(room.text(), "1:sent");
        QVERIFY(room.timeline.at(0)->isDeleted());
        QCOMPARE(room.timeline.at(0)->rowId(), row);
    }

    void ownOrphanFindsItsPlaceWhenComposed()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.update(edited(own(1, 1), QStringLiteral("edited"))), "");
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "+0");
        COMPARE_TEXT(room.text(), "1:sent");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("edited"));
    }

    void editOfAFarMessageStaysOut()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(50));
        COMPARE_TEXT(room << room.timeline.update(edited(foreign(3), QStringLiteral("old"))), "");
        COMPARE_TEXT(room.text(), "50");
        COMPARE_TEXT(room << room.timeline.place(foreign(3)), "+0..1");
        COMPARE_TEXT(room.text(), "3 [4-49] 50");
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("old"));
    }

    void largerReplyCountWins()
    {
        WatchedRoom room;
        room << room.timeline.setReplyCount(MessageId{101}, 3);
        room << room.timeline.place(foreign(1));
        QCOMPARE(room.timeline.at(0)->replyCount(), 3);
        COMPARE_TEXT(room << room.timeline.setReplyCount(MessageId{101}, 2), "");
        COMPARE_TEXT(room << room.timeline.setReplyCount(MessageId{101}, 4), "~0");
        Message newer = edited(foreign(1), QStringLiteral("newer"));
        newer.replyCount = 1;
        COMPARE_TEXT(room << room.timeline.update(newer), "~0");
        QCOMPARE(room.timeline.at(0)->replyCount(), 4);
        Message older = foreign(1);
        older.replyCount = 7;
        COMPARE_TEXT(room << room.timeline.place(older), "~0");
        QCOMPARE(room.timeline.at(0)->replyCount(), 7);
        QCOMPARE(room.timeline.at(0)->body(), QStringLiteral("newer"));
    }

    void orphanKeepsItsReplyCount()
    {
        WatchedRoom room;
        Message orphan = edited(foreign(1), QStringLiteral("newer"));
        orphan.replyCount = 2;
        room << room.timeline.update(orphan);
        room << room.timeline.setReplyCount(MessageId{101}, 5);
        QCOMPARE(room.timeline.find(MessageId{101})->replyCount, 5);
        room << room.timeline.place(foreign(1));
        QCOMPARE(room.timeline.at(0)->replyCount(), 5);
    }

    void readMarksBeforeTheMessage()
    {
        WatchedRoom room;
        room << room.timeline.setReadMark(kAna, 2);
        room << room.timeline.place(own(1, 1));
        room << room.timeline.place(own(2, 2));
        room << room.timeline.place(own(3, 3));
        COMPARE_TEXT(room.text(), "1:read 2:read 3:sent");
        QCOMPARE(room.timeline.readBy(2), QList<UserId>{kAna});
        QCOMPARE(room.timeline.readBy(3), QList<UserId>{});
    }

    void readMarkTellsOfTheHead()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        COMPARE_TEXT(room << room.timeline.setReadMark(kBob, 3), "+1");
        COMPARE_TEXT(room.text(), "1 [2-3]");
    }

    void readMarkUpdatesOneRange()
    {
        WatchedRoom room;
        room << room.timeline.place({foreign(1), own(2, 2), own(3, 3), own(4, 4), foreign(5), own(6, 6)});
        COMPARE_TEXT(room << room.timeline.setReadMark(kBob, 5), "~1..3");
        COMPARE_TEXT(room << room.timeline.setReadMark(kBob, 4), "");
        COMPARE_TEXT(room << room.timeline.setReadMark(kAna, 5), "");
        COMPARE_TEXT(room.text(), "1 2:read 3:read 4:read 5 6:sent");
        // Ana wrote 5 herself.
        QCOMPARE(room.timeline.readBy(4), (QList<UserId>{kAna, kBob}));
        QCOMPARE(room.timeline.readBy(5), QList<UserId>{kBob});
    }

    void ownReadMarkSaysNothing()
    {
        WatchedRoom room;
        room << room.timeline.place(own(1, 1));
        COMPARE_TEXT(room << room.timeline.setReadMark(kSelf, 1), "");
        COMPARE_TEXT(room.text(), "1:sent");
        QCOMPARE(room.timeline.readBy(1), QList<UserId>{});
    }

    void whoLeftNoLongerReads()
    {
        WatchedRoom room;
        room << room.timeline.place({own(1, 1), own(2, 2)});
        room << room.timeline.setReadMark(kAna, 2);
        room << room.timeline.setReadMark(kBob, 1);
        COMPARE_TEXT(room << room.timeline.removeReader(kAna), "~1");
        COMPARE_TEXT(room.text(), "1:read 2:sent");
        COMPARE_TEXT(room << room.timeline.setReadMark(kAna, 2), "");
        QCOMPARE(room.timeline.readBy(1), QList<UserId>{kBob});
        room << room.timeline.place(own(3, 3));
        COMPARE_TEXT(room << room.timeline.setReadMark(kAna, 3), "~1..2");
    }
};

QTEST_GUILESS_MAIN(TestTimelineRevisions)
#include "tst_timelinerevisions.moc"
