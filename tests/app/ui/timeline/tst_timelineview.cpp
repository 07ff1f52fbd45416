// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/messagedocument.h"
#include "timeline/timelinestage.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>

using namespace parlor;

class tst_TimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void init() { stage = std::make_unique<TimelineStage>(); }
    void cleanup() { stage.reset(); }

    void measuresOnlyWhatIsNearInALongRoom()
    {
        stage->fill(10'000);
        stage->show();
        QVERIFY(stage->view->measuredRows() > 0);
        QVERIFY2(stage->view->measuredRows() < 100, qPrintable(QString::number(stage->view->measuredRows())));
    }

    void typingDoesNotMeasureTheTimeline()
    {
        stage->fill(200);
        stage->show();
        const int before = stage->view->measuredRows();
        stage->composer->insertText(QStringLiteral("some words"));
        stage->layOut();
        QCOMPARE(stage->view->measuredRows(), before);
    }

    void staysInPlaceWhileOlderRowsComeAbove()
    {
        stage->fill(200, 301);
        stage->show();
        QVERIFY(stage->view->showMessage(MessageId{1400}));
        stage->layOut();
        const int index = stage->model.indexOfMessage(MessageId{1400});
        const QRect before = stage->view->rowRect(index);
        QVERIFY(!before.isNull());
        stage->fill(150, 100);
        stage->layOut();
        stage->fill(51, 250);
        stage->layOut();
        const int now = stage->model.indexOfMessage(MessageId{1400});
        QVERIFY(now > index);
        QCOMPARE(stage->view->rowRect(now), before);
    }

    void staysInPlaceWhileARowAboveGrows()
    {
        stage->fill(100);
        stage->show();
        stage->view->showMessage(MessageId{1050});
        stage->layOut();
        const int first = stage->view->visibleRows().front().index;
        const int index = stage->model.indexOfMessage(MessageId{1050});
        const QRect before = stage->view->rowRect(index);
        Message grown = stage->model.rowAt(first)->message();
        grown.revision = 10'000;
        grown.body = QStringLiteral("line\n\n").repeated(20);
        stage->model.apply(stage->timeline.update(grown));
        stage->layOut();
        QCOMPARE(stage->view->rowRect(index), before);
    }

    void followsTheEndOnlyFromTheEnd()
    {
        stage->fill(100);
        stage->show();
        QVERIFY(stage->view->isAtEnd());
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("news")));
        stage->layOut();
        QVERIFY(stage->view->isAtEnd());
        auto *jump = stage->view->findChild<QAbstractButton *>(QStringLiteral("jumpToEndButton"));
        QVERIFY(!jump->isVisible());

        stage->view->showMessage(MessageId{1050});
        stage->layOut();
        const QRect before = stage->view->rowRect(stage->model.indexOfMessage(MessageId{1050}));
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("more news")));
        stage->place(stage->say(TimelineStage::kSelf, QStringLiteral("mine")));
        stage->place(stage->say(TimelineStage::kBob, QStringLiteral("and more")));
        stage->layOut();
        QCOMPARE(stage->view->rowRect(stage->model.indexOfMessage(MessageId{1050})), before);
        QCOMPARE(stage->view->newCount(), 2);
        QVERIFY(jump->isVisible());
        QCOMPARE(jump->text(), QStringLiteral("2 new"));
        QTest::mouseClick(jump, Qt::LeftButton);
        stage->layOut();
        QVERIFY(stage->view->isAtEnd());
        QVERIFY(!jump->isVisible());
        QCOMPARE(stage->view->newCount(), 0);
    }

    void asksForAVisibleGapOnce()
    {
        stage->fill(100);
        stage->nextSeq = 103;
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("after the gap")));
        QSignalSpy gaps(stage->view, &TimelineView::gapShown);
        stage->show();
        QTRY_COMPARE(gaps.count(), 1);
        QCOMPARE(gaps.at(0).at(0).value<Gap>(), (Gap{101, 102}));
        stage->view->viewport()->update();
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("another")));
        stage->layOut();
        stage->layOut();
        QCOMPARE(gaps.count(), 1);
        stage->view->askForGapsAgain();
        QTRY_COMPARE(gaps.count(), 2);
    }

    void asksForOlderTwoScreensAheadOnce()
    {
        stage->fill(300, 301);
        stage->view->setOlder(TimelineView::Older::Available);
        QSignalSpy older(stage->view, &TimelineView::olderWanted);
        stage->show();
        stage->layOut();
        QCOMPARE(older.count(), 0);
        stage->view->showMessage(MessageId{1325});
        QTRY_COMPARE(older.count(), 1);
        stage->view->showMessage(MessageId{1320});
        stage->layOut();
        stage->layOut();
        QCOMPARE(older.count(), 1);
    }

    void tellsWhatWasShownOnlyWhileTheWindowIsActive()
    {
        stage->fill(100);
        QSignalSpy shown(stage->view, &TimelineView::shownUpTo);
        stage->show();
        stage->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        QTRY_COMPARE(shown.count(), 1);
        QCOMPARE(shown.at(0).at(0).toLongLong(), 100);

        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("while away")));
        stage->layOut();
        stage->layOut();
        QCOMPARE(shown.count(), 1);
        stage->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        QTRY_COMPARE(shown.count(), 2);
        QCOMPARE(shown.at(1).at(0).toLongLong(), 101);
    }

    void clicksReachLinksReactionsQuotesAndRetry()
    {
        Message first = stage->say(TimelineStage::kAna,
                                   QStringLiteral("see [the page](https://example.org/a) and <https://example.org/b>"));
        first.reactions = {{QStringLiteral("👍"), {TimelineStage::kSelf}}, {QStringLiteral("🎉"), {TimelineStage::kBob}}};
        stage->place(first);
        Message reply = stage->say(TimelineStage::kBob, QStringLiteral("yes"));
        reply.replyTo = first.id;
        stage->place(reply);
        const ClientKey failed = stage->compose(QStringLiteral("not sent"), DeliveryState::Failed,
                                                Error{ErrorCode::NotAMember, {}, {}, 0});
        stage->show();

        QSignalSpy links(stage->view, &TimelineView::linkOpened);
        QSignalSpy reactions(stage->view, &TimelineView::reactionWanted);
        QSignalSpy retries(stage->view, &TimelineView::retryWanted);
        QSignalSpy edits(stage->view, &TimelineView::editFailedWanted);
        QSignalSpy discards(stage->view, &TimelineView::discardWanted);
        click(0, QStringLiteral("https://example.org/a"));
        QCOMPARE(links.count(), 1);
        QCOMPARE(links.at(0).at(0).toString(), QStringLiteral("https://example.org/a"));
        click(0, QStringLiteral("👍"));
        click(0, QStringLiteral("🎉"));
        QCOMPARE(reactions.count(), 2);
        QCOMPARE(reactions.at(0).at(2).toBool(), false);
        QCOMPARE(reactions.at(1).at(2).toBool(), true);
        click(2, QStringLiteral("retry"));
        click(2, QStringLiteral("edit"));
        click(2, QStringLiteral("discard"));
        QCOMPARE(retries.count(), 1);
        QCOMPARE(retries.at(0).at(0).value<ClientKey>(), failed);
        QCOMPARE(edits.count(), 1);
        QCOMPARE(discards.count(), 1);
        QVERIFY(!stage->view->partRect(stage->model.index(1), QStringLiteral("quote")).isNull());
    }

    void aClickOnAQuoteJumpsAndFlashes()
    {
        stage->fill(100);
        Message reply = stage->say(TimelineStage::kBob, QStringLiteral("about that"));
        reply.replyTo = MessageId{1010};
        stage->place(reply);
        stage->show();
        QVERIFY(stage->view->rowRect(9).isNull());
        click(100, QStringLiteral("quote"));
        stage->layOut();
        const QRect target = stage->view->rowRect(9);
        QVERIFY(!target.isNull());
        const QImage flashing = stage->view->viewport()->grab(target).toImage();
        stage->clock.advance(std::chrono::seconds(2));
        stage->layOut();
        QVERIFY(flashing != stage->view->viewport()->grab(target).toImage());

        Message far = stage->say(TimelineStage::kBob, QStringLiteral("about something old"));
        far.replyTo = MessageId{5};
        stage->place(far);
        stage->view->scrollToEnd();
        stage->layOut();
        QSignalSpy wanted(stage->view, &TimelineView::farMessageWanted);
        click(101, QStringLiteral("quote"));
        QCOMPARE(wanted.count(), 1);
    }

    void copiesSelectionAcrossMessagesWithNamesAndTimes()
    {
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("The **build** is green."), 0));
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("Twice."), 0));
        stage->place(stage->say(TimelineStage::kBob, QStringLiteral("shipped 🎉"), 2));
        stage->show();
        const QRect from = stage->view->partRect(stage->model.index(0), QStringLiteral("text"));
        const QRect to = stage->view->partRect(stage->model.index(2), QStringLiteral("text"));
        QWidget *target = stage->view->viewport();
        QTest::mousePress(target, Qt::LeftButton, {}, from.topLeft() + QPoint(0, 4));
        drag(to.center());
        drag(QPoint(to.right() - 2, to.bottom() - 4));
        QTest::mouseRelease(target, Qt::LeftButton, {}, QPoint(to.right() - 2, to.bottom() - 4));
        stage->view->setFocus();
        QTest::keyClick(stage->view, Qt::Key_C, Qt::ControlModifier);
        const QString expected = QStringLiteral(
            "Ana Petrova, 09:38\nThe build is green.\nTwice.\n\nBob Stone, 09:40\nshipped 🎉\n");
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
        // It stays where it is while rows come above.
        stage->place([&] {
            Message m = stage->say(TimelineStage::kBob, QStringLiteral("later"));
            return m;
        }());
        QCOMPARE(stage->view->selectedText(), expected);
    }

    void selectsAWordByDoubleClick()
    {
        stage->place(stage->say(TimelineStage::kAna, QStringLiteral("Здравейте everyone")));
        stage->show();
        const QRect text = stage->view->partRect(stage->model.index(0), QStringLiteral("text"));
        QTest::mouseDClick(stage->view->viewport(), Qt::LeftButton, {}, text.topLeft() + QPoint(20, 8));
        QCOMPARE(stage->view->selectedText(), QStringLiteral("Здравейте"));
    }

    void movesByKeyboard()
    {
        stage->fill(100);
        stage->show();
        stage->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        stage->composer->setFocus();
        stage->view->setFocus(Qt::TabFocusReason);
        QCOMPARE(stage->view->currentRow(), 99);
        QTest::keyClick(stage->view, Qt::Key_Up);
        QCOMPARE(stage->view->currentRow(), 98);
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(stage->view, Qt::Key_Up);
        QCOMPARE(stage->view->currentRow(), 58);
        QVERIFY(!stage->view->rowRect(58).isNull());
        QTest::keyClick(stage->view, Qt::Key_Home);
        QVERIFY(!stage->view->rowRect(0).isNull());
        QTest::keyClick(stage->view, Qt::Key_PageDown);
        QVERIFY(stage->view->visibleRows().front().index > 0);
        QTest::keyClick(stage->view, Qt::Key_End);
        stage->layOut();
        QVERIFY(stage->view->isAtEnd());
    }

    void aWheelUpAndDownComesBackToTheSamePlace()
    {
        stage->fill(400);
        stage->show();
        stage->view->showMessage(MessageId{1200});
        stage->layOut();
        const int index = stage->model.indexOfMessage(MessageId{1200});
        const QRect before = stage->view->rowRect(index);
        QScrollBar *bar = stage->view->verticalScrollBar();
        for (int step : {-100, -200, -300, 250, 350}) {
            bar->setValue(bar->value() + step);
            stage->layOut();
        }
        QCOMPARE(stage->view->rowRect(index), before);
    }

    void comesBackToWhereARoomWasLeft()
    {
        stage->fill(200);
        stage->show();
        stage->view->showMessage(MessageId{1090});
        stage->layOut();
        const QRect before = stage->view->rowRect(89);
        const ScrollPlace place = stage->view->place();
        Timeline other(RoomId{8}, TimelineStage::kSelf);
        stage->model.showTimeline(&other, TimelineStage::kSelf);
        stage->layOut();
        stage->model.showTimeline(&stage->timeline, TimelineStage::kSelf);
        stage->view->restore(place);
        stage->layOut();
        QCOMPARE(stage->view->rowRect(89), before);
    }

private:
    void click(int row, const QString &part)
    {
        const QRect rect = stage->view->partRect(stage->model.index(row), part);
        QVERIFY2(!rect.isNull(), qPrintable(part));
        QTest::mouseClick(stage->view->viewport(), Qt::LeftButton, {}, rect.center());
    }

    void drag(QPoint to)
    {
        QMouseEvent move(QEvent::MouseMove, to, stage->view->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(stage->view->viewport(), &move);
    }

    std::unique_ptr<TimelineStage> stage;
};

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
