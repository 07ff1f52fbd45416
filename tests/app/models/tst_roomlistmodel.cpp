// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>

using namespace parlor;

namespace {

RoomListEntry room(qint64 id, RoomSection section, qint64 activity, const QString &name = {})
{
    RoomListEntry entry;
    entry.id = RoomId{id};
    entry.section = section;
    entry.name = name.isEmpty() ? QString::number(id) : name;
    entry.lastActivity = Timestamp{activity};
    return entry;
}

/// The list in short: headings in brackets.
QString lines(const RoomListModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString text = model.index(row).data().toString();
        result.append(model.entryAt(row) ? text : QString(u'[' + text + u']'));
    }
    return result.join(u' ');
}

}  // namespace

class TestRoomListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsBySectionAndActivity();
    void roomMovesUpWhenSomethingIsSaid();
    void headingGoesWithItsLastRoom();
    void selectionFollowsTheRoom();
    void findsNextUnreadRoomBothWays();
    void mutedRoomsDoNotCount();
    void rolesHaveTheNamesOfRecordedTests();
    void anyChangesEndInTheSameList();
};

void TestRoomListModel::sortsBySectionAndActivity()
{
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.put(room(1, RoomSection::People, 50));
    model.put(room(2, RoomSection::Rooms, 10));
    model.put(room(3, RoomSection::Rooms, 20));
    model.put(room(4, RoomSection::Favourites, 1));
    QCOMPARE(lines(model), QStringLiteral("[Favourites] 4 [Rooms] 3 2 [People] 1"));
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
}

void TestRoomListModel::roomMovesUpWhenSomethingIsSaid()
{
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int id = 1; id <= 3; ++id)
        model.put(room(id, RoomSection::Rooms, 100 - id));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    const QPersistentModelIndex third = model.index(3);
    model.put(room(3, RoomSection::Rooms, 200));
    QCOMPARE(lines(model), QStringLiteral("[Rooms] 3 1 2"));
    QCOMPARE(third.row(), 1);
    QCOMPARE(moves.count(), 1);
    model.put(room(3, RoomSection::Rooms, 200));
    QCOMPARE(moves.count(), 1);
    model.put(room(3, RoomSection::Rooms, 1));
    QCOMPARE(lines(model), QStringLiteral("[Rooms] 1 2 3"));
    QCOMPARE(resets.count(), 0);
}

void TestRoomListModel::headingGoesWithItsLastRoom()
{
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.put(room(1, RoomSection::Rooms, 1));
    model.put(room(2, RoomSection::Rooms, 2));
    model.put(room(1, RoomSection::Favourites, 1));
    model.put(room(2, RoomSection::Favourites, 2));
    QCOMPARE(lines(model), QStringLiteral("[Favourites] 2 1"));
    model.retain({RoomId{1}});
    QCOMPARE(lines(model), QStringLiteral("[Favourites] 1"));
    model.remove(RoomId{1});
    QCOMPARE(model.rowCount(), 0);
}

void TestRoomListModel::selectionFollowsTheRoom()
{
    RoomListModel model;
    model.put(room(1, RoomSection::Rooms, 2));
    model.put(room(2, RoomSection::Rooms, 1));
    model.select(RoomId{2});
    QVERIFY(model.index(2).data(RoomSelectedRole).toBool());
    model.put(room(2, RoomSection::Favourites, 3));
    QVERIFY(model.index(1).data(RoomSelectedRole).toBool());
    QVERIFY(!model.index(3).data(RoomSelectedRole).toBool());
}

void TestRoomListModel::findsNextUnreadRoomBothWays()
{
    RoomListModel model;
    for (int id = 1; id <= 5; ++id) {
        RoomListEntry entry = room(id, RoomSection::Rooms, 100 - id);
        entry.unread = id == 2 || id == 5 ? 3 : 0;
        entry.muted = id == 5;
        model.put(entry);
    }
    QCOMPARE(model.nextUnread(RoomId{1}, true), RoomId{2});
    QCOMPARE(model.nextUnread(RoomId{4}, true), RoomId{2});
    QCOMPARE(model.nextUnread(RoomId{1}, false), RoomId{2});
    QCOMPARE(model.nextUnread({}, false), RoomId{2});
    QCOMPARE(model.nextUnread(RoomId{2}, true), RoomId{});
}

void TestRoomListModel::mutedRoomsDoNotCount()
{
    RoomListModel model;
    RoomListEntry entry = room(1, RoomSection::Rooms, 1);
    entry.unread = 7;
    model.put(entry);
    entry.id = RoomId{2};
    entry.muted = true;
    model.put(entry);
    QCOMPARE(model.unreadTotal(), 7);
}

void TestRoomListModel::rolesHaveTheNamesOfRecordedTests()
{
    const RoomListModel model;
    const QList<QByteArray> names = model.roleNames().values();
    for (const char *name : {"name", "unread", "mentions", "preview", "typing", "presence", "muted", "selected"})
        QVERIFY2(names.contains(name), name);
}

void TestRoomListModel::anyChangesEndInTheSameList()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QMap<qint64, RoomListEntry> wanted;
    for (int step = 0; step < 400; ++step) {
        const qint64 id = random.bounded(1, 13);
        if (random.bounded(5) == 0) {
            model.remove(RoomId{id});
            wanted.remove(id);
            continue;
        }
        wanted[id] = room(id, RoomSection(random.bounded(3)), random.bounded(20));
        model.put(wanted[id]);
    }
    RoomListModel fresh;
    for (const RoomListEntry &entry : std::as_const(wanted))
        fresh.put(entry);
    QCOMPARE(lines(model), lines(fresh));
}

QTEST_GUILESS_MAIN(TestRoomListModel)
#include "tst_roomlistmodel.moc"
