// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/windowstage.h"

#include "composer/composer.h"
#include "composer/composerfield.h"
#include "composer/draftstore.h"
#include "session/session.h"
#include "shell/banner.h"
#include "shell/chatpage.h"
#include "timeline/timelineview.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

using namespace parlor;

namespace {

constexpr int kPatienceMs = 60000;

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

bool isLive(WindowStage &stage)
{
    return stage.window().session() && stage.window().session()->connection().isLive();
}

}  // namespace

/// What a room does with refusals and with drafts, over a real server.
class tst_RoomPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dressApplication(); }
    void init();
    void cleanup() { ana.reset(); }
    void refusedEditStaysInTheComposerAndIsSaid();
    void refusedReactionIsSaid();
    void refusedDeletionIsSaid();
    void draftThatWasSentDoesNotComeBack();
    void draftThatWasNotSentComesBack();

private:
    void signUp();
    void say(const QString &text);
    void cutOff();
    /// Types, and answers with the file of drafts as it is when the words are in it.
    QByteArray draftOnDisk(const QString &text);
    /// Opens the profile again, with such a file of drafts as a crash leaves behind.
    void restartWith(const QByteArray &drafts);
    QString draftFile();
    RoomId room() { return ana->window().chat()->room(); }
    QString lastBody()
    {
        const RoomState *state = ana->window().session()->rooms().find(room());
        const RowPtr row = state ? state->lastRow() : RowPtr();
        return row && !row->isGap() ? row->body() : QString();
    }
    Composer *composer() { return ana->window().findChild<Composer *>(); }
    TimelineView *timeline() { return ana->window().findChild<TimelineView *>(); }
    QString notice()
    {
        const auto *banner = ana->window().findChild<Banner *>(name("noticeBanner"));
        return banner && banner->isVisible() ? banner->text() : QString();
    }

    std::unique_ptr<QTemporaryDir> directory;
    std::unique_ptr<WindowStage> ana;
};

void tst_RoomPane::init()
{
    directory = std::make_unique<QTemporaryDir>();
    signUp();
    say(name("first words"));
}

void tst_RoomPane::signUp()
{
    ana = std::make_unique<WindowStage>(directory->path(), name("ana"));
    ana->window().start();
    ana->window().show();
    ana->click(name("hostButton"));
    ana->type(name("nameField"), name("Ana"));
    ana->type(name("passwordField"), name("correct horse"));
    ana->click(name("continueButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatienceMs);
    QTRY_VERIFY(room().isValid());
}

void tst_RoomPane::say(const QString &text)
{
    ana->type(name("composer"), text);
    QTest::keyClick(composer()->field(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(lastBody(), text, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ana->window().session()->outbox().isEmpty(), kPatienceMs);
}

void tst_RoomPane::cutOff()
{
    ana->hosting().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(*ana), kPatienceMs);
}

void tst_RoomPane::refusedEditStaysInTheComposerAndIsSaid()
{
    cutOff();
    QTest::keyClick(composer()->field(), Qt::Key_Up);
    QVERIFY(composer()->isEditing());
    composer()->insertText(name(" and more"));
    QTest::keyClick(composer()->field(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(notice().startsWith(name("Your change was not saved.")), kPatienceMs);
    QVERIFY(composer()->isEditing());
    QCOMPARE(composer()->field()->toPlainText(), name("first words and more"));
    QCOMPARE(lastBody(), name("first words"));

    ana->hosting().start();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatienceMs);
    QTest::keyClick(composer()->field(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(lastBody(), name("first words and more"), kPatienceMs);
    QVERIFY(!composer()->isEditing());
}

void tst_RoomPane::refusedReactionIsSaid()
{
    cutOff();
    const MessageId message = ana->window().session()->rooms().find(room())->lastRow()->id();
    Q_EMIT timeline()->reactionWanted(message, QStringLiteral("👍"), true);
    QTRY_VERIFY_WITH_TIMEOUT(notice().startsWith(name("Your reaction was not saved.")), kPatienceMs);
}

void tst_RoomPane::refusedDeletionIsSaid()
{
    cutOff();
    const MessageId message = ana->window().session()->rooms().find(room())->lastRow()->id();
    Q_EMIT timeline()->deleteWanted(message);
    ana->click(name("deleteButton"));
    QTRY_VERIFY_WITH_TIMEOUT(notice().startsWith(name("The message was not deleted.")), kPatienceMs);
}

QString tst_RoomPane::draftFile()
{
    QDirIterator files(directory->path(), {name("drafts.json")}, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

QByteArray tst_RoomPane::draftOnDisk(const QString &text)
{
    ana->type(name("composer"), text);
    QByteArray content;
    const auto isThere = [&] {
        QFile file(draftFile());
        content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return content.contains(text.toUtf8());
    };
    return QTest::qWaitFor(isThere, kPatienceMs) ? content : QByteArray();
}

void tst_RoomPane::restartWith(const QByteArray &drafts)
{
    const RoomId before = room();
    ana.reset();
    QFile file(draftFile());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(drafts), drafts.size());
    file.close();
    ana = std::make_unique<WindowStage>(directory->path(), name("ana"));
    ana->window().start();
    ana->window().show();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatienceMs);
    QTRY_COMPARE(room(), before);
}

void tst_RoomPane::draftThatWasSentDoesNotComeBack()
{
    const QByteArray drafts = draftOnDisk(name("said once"));
    QVERIFY(!drafts.isEmpty());
    QTest::keyClick(composer()->field(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(lastBody(), name("said once"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ana->window().session()->outbox().isEmpty(), kPatienceMs);

    restartWith(drafts);
    QTRY_COMPARE_WITH_TIMEOUT(lastBody(), name("said once"), kPatienceMs);
    QTRY_VERIFY(composer()->field()->toPlainText().isEmpty());
    QTRY_VERIFY(DraftStore(draftFile()).draft(room()).isEmpty());
}

void tst_RoomPane::draftThatWasNotSentComesBack()
{
    const QByteArray drafts = draftOnDisk(name("not said yet"));
    QVERIFY(!drafts.isEmpty());
    restartWith(drafts);
    QCOMPARE(composer()->field()->toPlainText(), name("not said yet"));
    const ClientKey key = DraftStore(draftFile()).draft(room()).key;
    QVERIFY(key.isValid());
    QTest::keyClick(composer()->field(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(lastBody(), name("not said yet"), kPatienceMs);
    QVERIFY(ana->window().session()->rooms().find(room())->timeline().indexOf(key) >= 0);
}

QTEST_MAIN(tst_RoomPane)
#include "tst_roompane.moc"
