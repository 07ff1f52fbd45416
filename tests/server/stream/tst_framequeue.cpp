// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/framequeue.h"

using namespace parlor;

class TestFrameQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOutInOrderWhateverIsTaken()
    {
        FrameQueue queue;
        QByteArray expected;
        for (int i = 0; i < 100; ++i) {
            const QByteArray frame = QByteArray::number(i) + QByteArray(i % 7, '.');
            queue.append(frame, false);
            expected += frame;
        }
        QByteArray out;
        std::vector<QByteArrayView> pieces;
        for (int take = 1; !queue.isEmpty(); take = take % 11 + 1) {
            QCOMPARE(queue.bytes(), expected.size() - out.size());
            queue.pieces(pieces, 4);
            QByteArray offered;
            for (const QByteArrayView piece : pieces)
                offered.append(piece);
            const QByteArray taken = offered.left(take);
            out += taken;
            queue.consume(taken.size());
        }
        QCOMPARE(out, expected);
        QCOMPARE(queue.bytes(), 0);
    }

    void dropsPassingFramesButNotOneThatIsHalfOut()
    {
        FrameQueue queue;
        queue.append("half", true);
        queue.append("durable", false);
        queue.append("passing", true);
        queue.consume(2);
        queue.dropPassing();
        QCOMPARE(text(queue), QByteArray("lfdurable"));
        QCOMPARE(queue.bytes(), 9);
        queue.dropWhole();
        QCOMPARE(text(queue), QByteArray("lf"));
        QCOMPARE(queue.bytes(), 2);
        queue.consume(2);
        queue.append("x", false);
        queue.dropWhole();
        QVERIFY(queue.isEmpty());
    }

private:
    static QByteArray text(const FrameQueue &queue)
    {
        std::vector<QByteArrayView> pieces;
        queue.pieces(pieces, 100);
        QByteArray all;
        for (const QByteArrayView piece : pieces)
            all.append(piece);
        return all;
    }
};

QTEST_GUILESS_MAIN(TestFrameQueue)
#include "tst_framequeue.moc"
