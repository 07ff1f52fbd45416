// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomlist/roomlistview.h"
#include "roomlistmodel.h"
#include "theme/theme.h"

#include <QSignalSpy>
#include <QtTest>

using namespace parlor;

namespace {

RoomListEntry room(qint64 id)
{
    RoomListEntry entry;
    entry.id = RoomId{id};
    entry.section = RoomSection::Rooms;
    entry.name = QString::number(id);
    return entry;
}

}  // namespace

class TestRoomListView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnOpensTheRoomOnScreen();
    void roomOnScreenIsCurrentAsSoonAsItIsListed();
    void filteringKeepsTheRoomOnScreen();

private:
    Theme m_theme{ThemeChoice::Light};
};

void TestRoomListView::returnOpensTheRoomOnScreen()
{
    RoomListModel model;
    RoomListView view(model, m_theme);
    QSignalSpy chosen(&view, &RoomListView::roomChosen);
    model.put(room(1));
    model.put(room(2));
    model.select(RoomId{2});
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<RoomId>(), RoomId{2});
}

void TestRoomListView::roomOnScreenIsCurrentAsSoonAsItIsListed()
{
    RoomListModel model;
    RoomListView view(model, m_theme);
    QSignalSpy chosen(&view, &RoomListView::roomChosen);
    model.select(RoomId{2});
    model.put(room(1));
    model.put(room(2));
    model.put(room(3));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<RoomId>(), RoomId{2});
}

void TestRoomListView::filteringKeepsTheRoomOnScreen()
{
    RoomListModel model;
    RoomListView view(model, m_theme);
    QSignalSpy chosen(&view, &RoomListView::roomChosen);
    model.put(room(1));
    model.put(room(2));
    model.select(RoomId{2});
    view.setNeedle(QStringLiteral("7"));
    QVERIFY(view.isFilteredEmpty());
    view.setNeedle({});
    view.openCurrent();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<RoomId>(), RoomId{2});
}

QTEST_MAIN(TestRoomListView)
#include "tst_roomlistview.moc"
