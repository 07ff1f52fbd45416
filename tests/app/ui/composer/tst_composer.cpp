// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/composerbar.h"
#include "composer/composerfield.h"
#include "composer/draftstore.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QtTest>

using namespace parlor;

class tst_Composer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        composer = std::make_unique<Composer>(theme);
        composer->setRoomTitle(QStringLiteral("#general"));
        composer->resize(480, 60);
        composer->show();
        sent.clear();
        connect(composer.get(), &Composer::sendWanted, this, [this](const QString &body) { sent.append(body); });
        field = composer->field();
        send = composer->findChild<QAbstractButton *>(QStringLiteral("sendButton"));
    }

    void enterSendsAndShiftEnterBreaks()
    {
        QTest::keyClicks(field, QStringLiteral("one"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(field, QStringLiteral("two"));
        QVERIFY(sent.isEmpty());
        QTest::keyClick(field, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(sent, QStringList{QStringLiteral("one\ntwo")});
        QVERIFY(field->toPlainText().isEmpty());
    }

    void enterTwiceSendsOneMessage()
    {
        // Even where the listener takes its time, or answers by more of the same key.
        bool nested = false;
        connect(composer.get(), &Composer::sendWanted, this, [&] {
            if (!std::exchange(nested, true))
                QTest::keyClick(field, Qt::Key_Return);
        });
        QTest::keyClicks(field, QStringLiteral("once"));
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(sent, QStringList{QStringLiteral("once")});
    }

    void heldEnterSendsOnce()
    {
        composer->insertText(QStringLiteral("held"));
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QCoreApplication::sendEvent(field, &repeat);
        QVERIFY(sent.isEmpty());
    }

    void enterWhileAnInputMethodComposesNeverSends()
    {
        composer->insertText(QStringLiteral("你"));
        QInputMethodEvent preedit(QStringLiteral("hao"), {});
        QCoreApplication::sendEvent(field, &preedit);
        QVERIFY(field->isComposing());
        QTest::keyClick(field, Qt::Key_Return);
        QTest::mouseClick(send, Qt::LeftButton);
        QVERIFY(sent.isEmpty());
        QCOMPARE(field->toPlainText(), QStringLiteral("你"));
        QInputMethodEvent commit(QString(), {});
        commit.setCommitString(QStringLiteral("好"));
        QCoreApplication::sendEvent(field, &commit);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(sent, QStringList{QStringLiteral("你好")});
    }

    void blankNeverSends_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("spaces") << QStringLiteral("   ");
        QTest::newRow("line ends") << QStringLiteral("\n\n \t");
        QTest::newRow("wide spaces") << QStringLiteral("\u3000\u00a0\u2003");
    }
    void blankNeverSends()
    {
        QFETCH(QString, text);
        composer->insertText(text);
        QVERIFY(!send->isEnabled());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(sent.isEmpty());
    }

    void tooLongCannotBeSentAndSaysWhy()
    {
        composer->setMaximumLength(100);
        auto *counter = composer->findChild<QLabel *>(QStringLiteral("composerCounter"));
        // Code points count: each of these is two units of UTF-16.
        composer->insertText(QStringLiteral("😀").repeated(80));
        QVERIFY(counter->isHidden());
        composer->insertText(QStringLiteral("😀").repeated(20));
        QVERIFY(counter->isVisible());
        QVERIFY(send->isEnabled());
        composer->insertText(QStringLiteral("xy"));
        QVERIFY(!send->isEnabled());
        QCOMPARE(counter->text(), QStringLiteral("2 characters too many to send"));
        QCOMPARE(send->toolTip(), counter->text());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(sent.isEmpty());
        QCOMPARE(composer->length(), 102);
    }

    void growsToEightLines()
    {
        const int one = field->height();
        composer->insertText(QStringLiteral("\n\n"));
        const int three = field->height();
        QVERIFY(three > one);
        composer->insertText(QStringLiteral("\n\n\n\n\n"));
        const int eight = field->height();
        composer->insertText(QStringLiteral("\n").repeated(30));
        QCOMPARE(field->height(), eight);
        field->clear();
        QCOMPARE(field->height(), one);
    }

    void upInAnEmptyFieldEditsTheLastMessage()
    {
        QSignalSpy wanted(composer.get(), &Composer::editLastWanted);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(wanted.count(), 1);
        composer->insertText(QStringLiteral("words"));
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(wanted.count(), 1);
        QTest::keyClick(field, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 2);
    }

    void editingKeepsTheDraft()
    {
        QSignalSpy edits(composer.get(), &Composer::editWanted);
        composer->insertText(QStringLiteral("my draft"));
        composer->startEdit(MessageId{5}, QStringLiteral("old words"));
        QCOMPARE(field->toPlainText(), QStringLiteral("old words"));
        QCOMPARE(composer->draft().text, QStringLiteral("my draft"));
        QCOMPARE(send->text(), QStringLiteral("Save"));
        composer->insertText(QStringLiteral("!"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        QCOMPARE(edits.at(0).at(1).toString(), QStringLiteral("old words!"));
        QCOMPARE(field->toPlainText(), QStringLiteral("my draft"));
        QVERIFY(sent.isEmpty());

        composer->startEdit(MessageId{5}, QStringLiteral("old words"));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(field->toPlainText(), QStringLiteral("my draft"));
        composer->startEdit(MessageId{5}, QStringLiteral("old words"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
    }

    void replyGoesWithTheMessageAndEndsWithIt()
    {
        QList<std::optional<MessageId>> replies;
        connect(composer.get(), &Composer::sendWanted, this,
                [&](const QString &, std::optional<MessageId> to) { replies.append(to); });
        auto *bar = composer->findChild<ComposerBar *>();
        composer->startReply(MessageId{9}, QStringLiteral("Ana: hello"));
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), QStringLiteral("Reply to Ana: hello"));
        composer->insertText(QStringLiteral("yes"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!bar->isVisible());
        composer->insertText(QStringLiteral("and"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(replies, (QList<std::optional<MessageId>>{MessageId{9}, std::nullopt}));

        composer->startReply(MessageId{9}, QStringLiteral("Ana: hello"));
        QTest::mouseClick(composer->findChild<QAbstractButton *>(QStringLiteral("composerBarClose")), Qt::LeftButton);
        QVERIFY(!composer->draft().replyTo);
    }

    void givesWordsBackThatCouldNotBeStored()
    {
        composer->insertText(QStringLiteral("lost?"));
        QTest::keyClick(field, Qt::Key_Return);
        composer->insertText(QStringLiteral("newer"));
        composer->restore({QStringLiteral("lost?"), {}});
        QCOMPARE(field->toPlainText(), QStringLiteral("lost?\nnewer"));
    }

    void tellsOfTypingButNotOfAShownDraft()
    {
        QSignalSpy typing(composer.get(), &Composer::typing);
        composer->showDraft({QStringLiteral("kept"), {}});
        QCOMPARE(typing.count(), 0);
        QTest::keyClicks(field, QStringLiteral("ab"));
        QCOMPARE(typing.count(), 2);
        QVERIFY(typing.last().at(0).toBool());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(typing.last().at(0).toBool(), false);
    }

    void pastedTextIsPlain()
    {
        auto *mime = new QMimeData;
        mime->setHtml(QStringLiteral("<b>bold</b>"));
        mime->setText(QStringLiteral("bold"));
        QGuiApplication::clipboard()->setMimeData(mime);
        field->paste();
        QCOMPARE(field->toPlainText(), QStringLiteral("bold"));
    }

    void draftsSurviveARestart()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("drafts.json"));
        {
            DraftStore store(file);
            store.set(RoomId{7}, {QStringLiteral("Здравей 👋"), MessageId{3}, ClientKey{QStringLiteral("a-key-of-it")}});
            store.set(RoomId{8}, {QStringLiteral("gone"), {}});
            store.set(RoomId{8}, {});
        }
        DraftStore again(file);
        QCOMPARE(again.draft(RoomId{7}),
                 (ComposerDraft{QStringLiteral("Здравей 👋"), MessageId{3}, ClientKey{QStringLiteral("a-key-of-it")}}));
        QVERIFY(again.draft(RoomId{8}).isEmpty());
    }

private:
    Theme theme{ThemeChoice::Light};
    std::unique_ptr<Composer> composer;
    ComposerField *field = nullptr;
    QAbstractButton *send = nullptr;
    QStringList sent;
};

QTEST_MAIN(tst_Composer)
#include "tst_composer.moc"
