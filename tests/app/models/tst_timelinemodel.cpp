// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/manualclock.h"
#include "testseed.h"
#include "timelinemodel.h"
#include "timelineroles.h"

#include <QtTest>

using namespace parlor;

namespace {

constexpr UserId kSelf{1};
constexpr UserId kAna{2};
constexpr Timestamp kNoon{1'795'262'400'000};  // 2026-11-21T12:00:00Z

Message message(Seq seq, UserId sender, Timestamp at, const QString &body = QStringLiteral("text"))
{
    Message m;
    m.id = MessageId{1000 + seq};
    m.roomId = RoomId{7};
    m.seq = seq;
    m.revision = seq;
    m.clientKey = ClientKey{QStringLiteral("key-of-%1").arg(seq)};
    m.senderId = sender;
    m.body = body;
    m.createdAt = at;
    return m;
}

Timestamp later(int minutes)
{
    return Timestamp{kNoon.ms + minutes * 60'000LL};
}

/// One thing that somebody may learn about a room, at random; the same again is likely.
ChangeSet randomStep(Timeline &timeline, QRandomGenerator &random)
{
    const Seq seq = random.bounded(1, 40);
    const ClientKey own{QStringLiteral("own-%1-------").arg(random.bounded(8))};
    Message m = message(seq, UserId{random.bounded(1, 4)}, later(int(seq) * 3));
    switch (random.bounded(9)) {
    case 0:
    case 1:
        return timeline.place(m);
    case 2: {
        QList<Message> page;
        for (Seq s = seq; s < seq + 6; ++s)
            page.append(message(s, UserId{1 + s % 3}, later(int(s) * 3)));
        return timeline.place(page);
    }
    case 3:
        m.revision = 100 + random.bounded(50);
        m.editedAt = later(200);
        if (random.bounded(2))
            m.deletedAt = later(201);
        return timeline.update(m);
    case 4:
        return timeline.compose({own,
                                 quint64(own.text.at(4).digitValue() + 1),
                                 QStringLiteral("own"),
                                 {},
                                 {},
                                 later(300),
                                 DeliveryState::Queued,
                                 {}});
    case 5:
        return timeline.setDelivery(own, random.bounded(2) ? DeliveryState::Sending : DeliveryState::Failed, Error{});
    case 6:
        return random.bounded(3) ? timeline.setReadMark(kAna, seq) : timeline.discard(own);
    case 7: {
        Message confirmed = message(40 + own.text.at(4).digitValue(), kSelf, later(301));
        confirmed.clientKey = own;
        return timeline.place(confirmed);
    }
    default:
        return timeline.setHead(seq);
    }
}

}  // namespace

class tst_TimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        timeline = std::make_unique<Timeline>(RoomId{7}, kSelf);
        model = std::make_unique<TimelineModel>(clock);
        model->setPeople(
            {[](UserId id) { return id == kAna ? QStringLiteral("Ana") : QStringLiteral("#%1").arg(id.value); },
             [](UserId) { return QString(); }});
        model->showTimeline(timeline.get(), kSelf);
    }

    void followsRandomHistoriesStepByStep()
    {
        QRandomGenerator random(testSeed());
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
        model->setUnreadAfter(5);
        QHash<RowId, QPersistentModelIndex> held;
        for (int step = 0; step < 3000; ++step) {
            model->apply(randomStep(*timeline, random));
            QCOMPARE(model->size(), timeline->size());
            for (int i = 0; i < model->size(); ++i) {
                QCOMPARE(model->rowAt(i), timeline->at(i));
                if (!held.contains(model->rowAt(i)->rowId()))
                    held.insert(model->rowAt(i)->rowId(), QPersistentModelIndex(model->index(i)));
            }
            for (auto it = held.begin(); it != held.end();) {
                const bool lives = timeline->indexOfRow(it.key()) >= 0;
                QCOMPARE(it->isValid(), lives);
                if (lives)
                    QCOMPARE(it->row(), timeline->indexOfRow(it.key()));
                it = lives ? std::next(it) : held.erase(it);
            }
        }
        QCOMPARE(resets.count(), 0);
    }

    void tellsOfEveryRowWhoseNeighboursChangeIt()
    {
        // What a view holds of the facts must never be older than the last signal about that row.
        QRandomGenerator random(testSeed());
        model->setUnreadAfter(3);
        QHash<RowId, RowFacts> held;
        const auto look = [&](int first, int last) {
            for (int i = first; i <= last; ++i)
                held.insert(model->rowAt(i)->rowId(), model->facts(i));
        };
        connect(model.get(), &QAbstractItemModel::rowsInserted, this,
                [&](const QModelIndex &, int first, int last) { look(first, last); });
        connect(model.get(), &QAbstractItemModel::dataChanged, this,
                [&](const QModelIndex &first, const QModelIndex &last) { look(first.row(), last.row()); });
        for (int step = 0; step < 1500; ++step) {
            model->apply(randomStep(*timeline, random));
            for (int i = 0; i < model->size(); ++i)
                QVERIFY2(held.value(model->rowAt(i)->rowId()) == model->facts(i),
                         qPrintable(QStringLiteral("step %1 row %2").arg(step).arg(i)));
        }
    }

    void groupsByAuthorWithinFiveMinutes()
    {
        model->apply(
            timeline->place({message(1, kAna, later(0)), message(2, kAna, later(5)), message(3, kAna, later(11)),
                             message(4, kSelf, later(12)), message(5, kAna, later(13))}));
        QList<bool> starts;
        for (int i = 0; i < 5; ++i)
            starts.append(model->facts(i).startsGroup);
        QCOMPARE(starts, (QList<bool>{true, false, true, true, true}));
        QVERIFY(model->facts(3).own);
    }

    void startsADayOnlyForward()
    {
        model->apply(timeline->place({message(1, kAna, later(0)), message(2, kAna, later(24 * 60))}));
        model->apply(timeline->compose({ClientKey{QStringLiteral("own-key-1")},
                                        1,
                                        QStringLiteral("by a slow clock"),
                                        {},
                                        {},
                                        later(0),
                                        DeliveryState::Queued,
                                        {}}));
        QVERIFY(model->facts(0).startsDay);
        QVERIFY(model->facts(1).startsDay);
        QVERIFY(!model->facts(2).startsDay);
    }

    void standsUnreadLineAboveFirstForeignMessage()
    {
        model->apply(
            timeline->place({message(1, kAna, later(0)), message(2, kSelf, later(1)), message(3, kAna, later(2))}));
        model->setUnreadAfter(1);
        QCOMPARE(model->unreadRow(), 2);
        QVERIFY(model->facts(2).unreadLine);
        QVERIFY(model->facts(2).startsGroup);
        model->setUnreadAfter(3);
        QCOMPARE(model->unreadRow(), -1);
        model->apply(timeline->place(message(4, kAna, later(3))));
        QCOMPARE(model->unreadRow(), 3);
    }

    void givesWhatRecordedTestsAskFor()
    {
        Message m = message(1, kAna, later(0), QStringLiteral("hi"));
        m.reactions = {{QStringLiteral("👍"), {kSelf, kAna}}};
        m.editedAt = later(1);
        model->apply(timeline->place(m));
        model->apply(timeline->place(message(4, kSelf, later(2))));
        model->apply(timeline->setReadMark(kAna, 4));
        const auto get = [this](int row, int role) { return model->data(model->index(row), role); };
        QCOMPARE(get(0, TextRole).toString(), QStringLiteral("hi"));
        QCOMPARE(get(0, SenderRole).toString(), QStringLiteral("Ana"));
        QCOMPARE(get(0, TimeRole).toString(), QStringLiteral("12:00"));
        QCOMPARE(get(0, StateRole).toString(), QStringLiteral("received"));
        QCOMPARE(get(0, KindRole).toString(), QStringLiteral("user"));
        QCOMPARE(get(0, EditedRole).toBool(), true);
        QCOMPARE(get(0, KeyRole).toString(), QStringLiteral("key-of-1"));
        QCOMPARE(get(0, ReactionsRole).toStringList(), QStringList{QStringLiteral("👍 2")});
        QCOMPARE(get(1, KindRole).toString(), QStringLiteral("gap"));
        QCOMPARE(get(1, TextRole).toString(), QStringLiteral("2 messages are missing here. Loading…"));
        QCOMPARE(get(2, StateRole).toString(), QStringLiteral("read"));
        QCOMPARE(get(2, SeqRole).toLongLong(), 4);
    }

    void announcesAQuoteWhoseMessageChanged()
    {
        Message reply = message(2, kAna, later(1));
        reply.replyTo = MessageId{1001};
        model->apply(timeline->place({message(1, kAna, later(0)), reply}));
        QSignalSpy changes(model.get(), &QAbstractItemModel::dataChanged);
        Message edited = message(1, kAna, later(0), QStringLiteral("other words"));
        edited.revision = 50;
        model->apply(timeline->update(edited));
        const bool told = std::any_of(changes.begin(), changes.end(), [](const QList<QVariant> &change) {
            return change.at(0).toModelIndex().row() == 1 && change.at(2).value<QList<int>>().isEmpty();
        });
        QVERIFY(told);
    }

private:
    ManualClock clock;
    std::unique_ptr<Timeline> timeline;
    std::unique_ptr<TimelineModel> model;
};

QTEST_GUILESS_MAIN(tst_TimelineModel)
#include "tst_timelinemodel.moc"
