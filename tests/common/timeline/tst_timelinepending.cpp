// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

using namespace parlor;
using namespace parlor::cases;

class TestTimelinePending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pendingRowsStandLastInTheOrderOfComposing()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(2));
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "+0");
        COMPARE_TEXT(room << room.timeline.place(foreign(3)), "+0");
        COMPARE_TEXT(room << room.timeline.setHead(4), "+1");
        COMPARE_TEXT(room.text(), "3 [4-4] *1:queued *2:queued");
    }

    void confirmedInOrderNoRowMoves()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.compose(pending(2));
        room << room.timeline.compose(pending(3));
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "~0");
        COMPARE_TEXT(room << room.timeline.place({own(2, 2), foreign(3)}), "~1 +2");
        COMPARE_TEXT(room.text(), "1:sent 2:sent 3 *3:queued");
    }

    void confirmedOutOfOrderOneRowMoves()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.compose(pending(2));
        const RowId row = room.timeline.at(1)->rowId();
        COMPARE_TEXT(room << room.timeline.place(own(1, 2)), "1>0");
        COMPARE_TEXT(room.text(), "1:sent *1:queued");
        QCOMPARE(room.timeline.at(0)->rowId(), row);
        COMPARE_TEXT(room << room.timeline.place(own(2, 1)), "~1");
    }

    void confirmedBehindAHole()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        room << room.timeline.compose(pending(1));
        COMPARE_TEXT(room << room.timeline.place(own(4, 1)), "+1 ~2");
        COMPARE_TEXT(room.text(), "1 [2-3] 4:sent");
    }

    void confirmedInsideATrailingGap()
    {
        WatchedRoom room;
        room << room.timeline.place(foreign(1));
        room << room.timeline.setHead(5);
        room << room.timeline.compose(pending(1));
        COMPARE_TEXT(room << room.timeline.place(own(3, 1)), "~1..2 +3");
    }

    void confirmedByAPage()
    {
        WatchedRoom room;
        room << room.timeline.place(page(1, 2));
        room << room.timeline.compose(pending(1));
        QList<Message> messages = page(3, 8);
        messages[2] = own(5, 1);
        COMPARE_TEXT(room << room.timeline.place(messages), "+2..3 ~4 +5..7");
        COMPARE_TEXT(room.text(), "1 2 3 4 5:sent 6 7 8");
    }

    void deliveryTouchesPendingRowsAlone()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        const Error error{ErrorCode::RateLimited, QStringLiteral("slow down"), {}, 3};
        COMPARE_TEXT(room << room.timeline.setDelivery(key(1), DeliveryState::Failed, error), "~0");
        COMPARE_TEXT(room << room.timeline.setDelivery(key(1), DeliveryState::Failed, error), "");
        QCOMPARE(room.timeline.at(0)->failure(), std::optional(error));
        COMPARE_TEXT(room << room.timeline.setDelivery(key(1), DeliveryState::Sending), "~0");
        QVERIFY(!room.timeline.at(0)->failure());
        COMPARE_TEXT(room << room.timeline.setDelivery(key(1), DeliveryState::Read), "");
        COMPARE_TEXT(room << room.timeline.setDelivery(key(2), DeliveryState::Failed, error), "");
        room << room.timeline.place(own(1, 1));
        COMPARE_TEXT(room << room.timeline.setDelivery(key(1), DeliveryState::Failed, error), "");
        COMPARE_TEXT(room.text(), "1:sent");
    }

    void discardTakesAPendingRow()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.compose(pending(2));
        COMPARE_TEXT(room << room.timeline.discard(key(1)), "-0");
        COMPARE_TEXT(room << room.timeline.discard(key(1)), "");
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "");
        COMPARE_TEXT(room.text(), "*2:queued");
        QCOMPARE(room.timeline.indexOf(key(1)), -1);
    }

    void discardBeforeComposeAddsNothing()
    {
        WatchedRoom room;
        room << room.timeline.discard(key(1));
        COMPARE_TEXT(room << room.timeline.compose(pending(1)), "");
        QCOMPARE(room.timeline.size(), 0);
    }

    void discardedThenConfirmedIsShownOnce()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        const RowId row = room.timeline.at(0)->rowId();
        room << room.timeline.discard(key(1));
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "+0");
        COMPARE_TEXT(room << room.timeline.place(own(1, 1)), "");
        COMPARE_TEXT(room << room.timeline.discard(key(1)), "");
        COMPARE_TEXT(room.text(), "1:sent");
        QVERIFY(room.timeline.at(0)->rowId() != row);
        QCOMPARE(room.timeline.indexOfRow(row), -1);
    }

    void discardedThenNamedByAnEditIsShown()
    {
        WatchedRoom room;
        room << room.timeline.compose(pending(1));
        room << room.timeline.discard(key(1));
        COMPARE_TEXT(room << room.timeline.update(own(1, 1)), "+0");
    }
};

QTEST_GUILESS_MAIN(TestTimelinePending)
#include "tst_timelinepending.moc"
