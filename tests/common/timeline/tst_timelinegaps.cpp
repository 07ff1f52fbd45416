// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

using namespace parlor;
using namespace parlor::cases;

class TestTimelineGaps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noGapBeforeTheFirst()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.setHead(9), "");
        QCOMPARE(room.timeline.head(), 9);
        QCOMPARE(room.timeline.firstSeq(), 0);
        COMPARE_TEXT(room << room.timeline.place(foreign(7)), "+0..1");
        COMPARE_TEXT(room.text(), "7 [8-9]");
        QCOMPARE(room.timeline.firstSeq(), 7);
    }

    void gapShrinksAtItsEndsAndKeepsItsRow()
    {
        WatchedRoom room;
        room << room.timeline.place({foreign(1), foreign(9)});
        const RowId gap = room.timeline.at(1)->rowId();
        COMPARE_TEXT(room << room.timeline.place(foreign(2)), "+1 ~2");
        COMPARE_TEXT(room << room.timeline.place(foreign(8)), "~2 +3");
        COMPARE_TEXT(room.text(), "1 2 [3-7] 8 9");
        QCOMPARE(room.timeline.at(2)->rowId(), gap);
        QCOMPARE(room.timeline.indexOfRow(gap), 2);
        QCOMPARE(room.timeline.indexOfSeq(5), 2);
        COMPARE_TEXT(room << room.timeline.place(page(3, 7)), "-2 +2..6");
        QCOMPARE(room.timeline.indexOfRow(gap), -1);
    }

    void gapSplitsAndItsFirstPartKeepsTheRow()
    {
        WatchedRoom room;
        room << room.timeline.place({foreign(1), foreign(9)});
        const RowId gap = room.timeline.at(1)->rowId();
        COMPARE_TEXT(room << room.timeline.place(foreign(5)), "~1 +2..3");
        COMPARE_TEXT(room.text(), "1 [2-4] 5 [6-8] 9");
        QCOMPARE(room.timeline.at(1)->rowId(), gap);
        QVERIFY(room.timeline.at(3)->rowId() != gap);
    }

    void gapBetweenTwoPagesCloses()
    {
        WatchedRoom room;
        room << room.timeline.place(page(1, 3));
        room << room.timeline.place(page(7, 9));
        COMPARE_TEXT(room.text(), "1 2 3 [4-6] 7 8 9");
        COMPARE_TEXT(room << room.timeline.place(page(2, 8)), "-3 +3..5");
        COMPARE_TEXT(room.text(), "1 2 3 4 5 6 7 8 9");
    }

    void trailingGapGrowsWithTheHead()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        COMPARE_TEXT(room << room.timeline.setHead(2), "+1");
        const RowId gap = room.timeline.at(1)->rowId();
        COMPARE_TEXT(room << room.timeline.setHead(4), "~1");
        COMPARE_TEXT(room << room.timeline.setHead(3), "");
        // An orphan's seq tells where the head is, too.
        COMPARE_TEXT(room << room.timeline.update(foreign(6)), "~1");
        COMPARE_TEXT(room.text(), "1 [2-6]");
        QCOMPARE(room.timeline.at(1)->rowId(), gap);
        COMPARE_TEXT(room << room.timeline.place(foreign(8)), "~1 +2");
        COMPARE_TEXT(room.text(), "1 [2-7] 8");
        QCOMPARE(room.timeline.at(1)->rowId(), gap);
    }

    void messageAfterAGapThatStaysTouchesNoRow()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        room << room.timeline.setHead(3);
        COMPARE_TEXT(room << room.timeline.place(foreign(4)), "+2");
        COMPARE_TEXT(room.text(), "1 [2-3] 4");
    }

    void pageMakesFewRanges()
    {
        WatchedRoom room;
        COMPARE_TEXT(room << room.timeline.place(foreign(10)), "+0");
        COMPARE_TEXT(room << room.timeline.place(foreign(70)), "+1..2");
        COMPARE_TEXT(room << room.timeline.place(page(21, 30)), "~1 +2..12");
        COMPARE_TEXT(room << room.timeline.place(page(11, 20)), "-1 +1..10");
        COMPARE_TEXT(room << room.timeline.place(page(31, 69)), "-21 +21..59");
        COMPARE_TEXT(room << room.timeline.place(page(1, 9)), "+0..8");
        QCOMPARE(room.timeline.size(), 70);
        COMPARE_TEXT(room << room.timeline.place(page(1, 70)), "");
    }

    void pageOfChangedMessagesUpdatesOneRange()
    {
        WatchedRoom room;
        room << room.timeline.place(page(1, 30));
        QList<Message> messages;
        for (const Message &message : page(5, 25))
            messages.append(edited(message, QStringLiteral("changed")));
        COMPARE_TEXT(room << room.timeline.place(messages), "~4..24");
    }
};

QTEST_GUILESS_MAIN(TestTimelineGaps)
#include "tst_timelinegaps.moc"
