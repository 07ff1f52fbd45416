// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/accessibletimeline.h"
#include "timeline/timelinestage.h"

#include <QAccessible>

using namespace parlor;

namespace {

/// What assistive tools were told, as "event: name".
QStringList told;

void noteUpdate(QAccessibleEvent *event)
{
    QAccessibleInterface *about = event->accessibleInterface();
    if (about && about->role() == QAccessible::ListItem)
        told.append(QStringLiteral("%1: %2").arg(event->type()).arg(about->text(QAccessible::Name)));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (event->type() == QAccessible::Announcement)
        told.append(QStringLiteral("%1: %2")
                        .arg(QAccessible::Alert)
                        .arg(static_cast<QAccessibleAnnouncementEvent *>(event)->message()));
#endif
}

}  // namespace

class tst_AccessibleTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void init()
    {
        told.clear();
        stage = std::make_unique<TimelineStage>();
        stage->view->accessibleRows().setListener(noteUpdate);
    }

    void cleanup() { stage.reset(); }

    void isAListOfRowsThatSayAllOfThemselves()
    {
        Message first = stage->say(TimelineStage::kAna, QStringLiteral("The **build** is green."), 0);
        first.reactions = {{QStringLiteral("👍"), {TimelineStage::kBob}}};
        stage->place(first);
        stage->nextSeq = 4;
        stage->place(stage->say(TimelineStage::kSelf, QStringLiteral("On it"), 3));
        stage->model.apply(stage->timeline.setReadMark(TimelineStage::kAna, 4));
        stage->compose(QStringLiteral("lost"), DeliveryState::Failed, Error{ErrorCode::NotAMember, {}, {}, 0});
        stage->show();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(stage->view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 4);
        const QStringList expected{
            QStringLiteral("Ana Petrova, 09:38: The build is green. 👍 1."),
            QStringLiteral("2 messages are missing here. Loading…"),
            QStringLiteral("You, 09:41: On it. Read by 1"),
            QStringLiteral("You, 09:41: lost. Not sent: you are no longer a member of this room."),
        };
        for (int i = 0; i < 4; ++i) {
            QAccessibleInterface *row = list->child(i);
            QVERIFY(row && row->isValid());
            QCOMPARE(row->role(), QAccessible::ListItem);
            QCOMPARE(row->text(QAccessible::Name), expected.at(i));
            QCOMPARE(row->parent(), list);
            QCOMPARE(list->indexOfChild(row), i);
            QCOMPARE(list->child(i), row);
            const QRect rect = row->rect();
            QCOMPARE(list->childAt(rect.center().x(), rect.center().y()), row);
        }
    }

    void rowsKeepTheirIdentityAndGoWithTheirMessages()
    {
        stage->fill(5, 10);
        stage->show();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(stage->view);
        QAccessibleInterface *row = list->child(2);
        const QString name = row->text(QAccessible::Name);
        stage->fill(9, 1);
        QCOMPARE(list->indexOfChild(row), 11);
        QCOMPARE(row->text(QAccessible::Name), name);
        const QAccessible::Id id = QAccessible::uniqueId(row);
        stage->model.apply(stage->timeline.restart());
        QCOMPARE(list->childCount(), 0);
        QVERIFY(!QAccessible::accessibleInterface(id));
    }

    void announcesNewMessagesOfOthersAtTheEnd()
    {
        stage->fill(3);
        stage->show();
        told.clear();
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("news"), 0));
        const QString alert = QStringLiteral("%1: ").arg(QAccessible::Alert);
        QCOMPARE(told.filter(alert).size(), 1);
        QVERIFY(told.filter(alert).first().contains(QStringLiteral("news")));
        told.clear();
        stage->place(stage->say(TimelineStage::kSelf, QStringLiteral("mine"), 0));
        QVERIFY(told.filter(alert).isEmpty());
    }

    void focusFollowsTheKeyboard()
    {
        stage->fill(20);
        stage->show();
        stage->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        stage->composer->setFocus();
        stage->view->setFocus(Qt::TabFocusReason);
        told.clear();
        QTest::keyClick(stage->view, Qt::Key_Up);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(stage->view);
        QAccessibleInterface *row = list->focusChild();
        QVERIFY(row);
        QCOMPARE(list->indexOfChild(row), 18);
        QVERIFY(row->state().focused);
        QVERIFY(told.contains(QStringLiteral("%1: %2").arg(QAccessible::Focus).arg(row->text(QAccessible::Name))));
    }

    void everyInteractiveWidgetHasANameAndAnAccessibleName()
    {
        stage->show();
        for (const char *name :
             {"timeline", "composer", "sendButton", "emojiButton", "jumpToEndButton", "typingLine"}) {
            auto *widget = stage->window.findChild<QWidget *>(QLatin1String(name));
            QVERIFY2(widget, name);
            QVERIFY2(!widget->accessibleName().isEmpty(), name);
        }
    }

private:
    std::unique_ptr<TimelineStage> stage;
};

QTEST_MAIN(tst_AccessibleTimeline)
#include "tst_accessibletimeline.moc"
