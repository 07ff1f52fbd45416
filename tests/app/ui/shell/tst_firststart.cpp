// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/windowstage.h"

#include "model/room.h"
#include "roomlistmodel.h"
#include "session/session.h"
#include "shell/accountbar.h"
#include "shell/banner.h"
#include "shell/chatpage.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using namespace parlor;

namespace {

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

QString errorText(WindowStage &stage)
{
    const auto *label = qobject_cast<QLabel *>(stage.find(name("errorText")));
    return label ? label->text() : QString();
}

void startChat(WindowStage &stage, const QString &displayName)
{
    stage.window().start();
    stage.window().show();
    stage.click(name("hostButton"));
    stage.type(name("nameField"), displayName);
    stage.type(name("passwordField"), name("correct horse"));
    stage.click(name("continueButton"));
}

bool isLive(WindowStage &stage)
{
    return stage.window().session() && stage.window().session()->connection().isLive();
}

}  // namespace

class TestFirstStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dressApplication(); }
    void startsAChatInTwoScreens();
    void saysWhatIsWrongBeforeAsking();
    void secondPersonJoinsAndBothTalk();
    void wrongPasswordAndTakenName();
    void unreachableServerIsSaidInWords();
    void secondStartHostsAndOpensTheAccount();
    void stoppingTheServerShowsInBannerAndBar();
    void narrowWindowTakesTurns();
    void geometryComesBack();
};

void TestFirstStart::startsAChatInTwoScreens()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    startChat(ana, name("Ana Petrova"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    QCOMPARE(ana.window().session()->account()->username, name("ana.petrova"));
    QTRY_COMPARE(ana.window().chat()->roomTitle(), name("general"));
    QVERIFY(ana.isVisible(name("composer")));
    QVERIFY(!ana.isVisible(name("connectionBanner")));
    auto *bar = qobject_cast<AccountBar *>(ana.find(name("accountBar")));
    QTRY_COMPARE(bar->stateText(), name("Live") + QStringLiteral(" · hosting, 1 person"));
    QVERIFY(ana.window().windowTitle().contains(name("general")));
}

void TestFirstStart::saysWhatIsWrongBeforeAsking()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    ana.window().start();
    ana.window().show();
    ana.click(name("hostButton"));
    ana.click(name("continueButton"));
    QVERIFY(errorText(ana).contains(name("name")));
    ana.type(name("nameField"), QStringLiteral("Мария Иванова"));
    QCOMPARE(qobject_cast<QLineEdit *>(ana.find(name("usernameField")))->text(), name("mariya.ivanova"));
    ana.type(name("passwordField"), name("short"));
    ana.click(name("continueButton"));
    QVERIFY(errorText(ana).contains(name("at least 8")));
    QCOMPARE(ana.hosting().state(), Hosting::State::Stopped);
    ana.click(name("backButton"));
    QVERIFY(ana.isVisible(name("joinButton")));
}

void TestFirstStart::secondPersonJoinsAndBothTalk()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    startChat(ana, name("Ana Petrova"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    WindowStage bob(directory.path(), name("bob"), ThemeChoice::Dark);
    bob.window().start();
    bob.window().show();
    bob.click(name("joinButton"));
    bob.type(name("addressField"), ana.hosting().url().toString());
    bob.click(name("continueButton"));
    bob.type(name("nameField"), name("Bob Stone"));
    bob.type(name("passwordField"), name("battery staple"));
    bob.click(name("continueButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(bob), 20000);
    QTRY_COMPARE(bob.window().chat()->roomTitle(), name("general"));

    ana.type(name("composer"), QStringLiteral("Здравей 👋 สวัสดี"));
    QTest::keyClick(ana.find(name("composer")), Qt::Key_Return);
    auto *timeline = qobject_cast<QWidget *>(bob.find(name("timeline")));
    QVERIFY(timeline);
    const RoomId room = bob.window().chat()->room();
    const auto lastOfBob = [&] {
        const RowPtr row = bob.window().session()->rooms().find(room)->lastRow();
        return row && !row->isGap() ? row->body() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(lastOfBob(), QStringLiteral("Здравей 👋 สวัสดี"), 10000);
}

void TestFirstStart::wrongPasswordAndTakenName()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    startChat(ana, name("Ana"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    WindowStage bob(directory.path(), name("bob"));
    bob.window().start();
    bob.window().show();
    bob.click(name("joinButton"));
    bob.type(name("addressField"), ana.hosting().url().toString());
    bob.click(name("continueButton"));
    bob.type(name("nameField"), name("Ana"));
    bob.type(name("passwordField"), name("another one"));
    bob.click(name("continueButton"));
    QTRY_VERIFY(errorText(bob).contains(name("taken")));
    bob.click(name("existingAccount"));
    bob.click(name("continueButton"));
    QTRY_VERIFY(errorText(bob).contains(name("password is wrong")));
    QVERIFY(!bob.window().session());
}

void TestFirstStart::unreachableServerIsSaidInWords()
{
    QTemporaryDir directory;
    WindowStage bob(directory.path(), name("bob"));
    bob.window().start();
    bob.window().show();
    bob.click(name("joinButton"));
    bob.type(name("addressField"), name("http://127.0.0.1:1"));
    bob.click(name("continueButton"));
    bob.type(name("nameField"), name("Bob"));
    bob.type(name("passwordField"), name("battery staple"));
    bob.click(name("continueButton"));
    QTRY_VERIFY_WITH_TIMEOUT(errorText(bob).contains(name("cannot be reached")), 20000);
    QVERIFY(bob.find(name("continueButton"))->isEnabled());
}

void TestFirstStart::secondStartHostsAndOpensTheAccount()
{
    QTemporaryDir directory;
    {
        WindowStage ana(directory.path(), name("ana"));
        startChat(ana, name("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
        ana.window().close();
    }
    WindowStage again(directory.path(), name("ana"));
    again.window().start();
    again.window().show();
    QVERIFY(again.window().session());
    QVERIFY(!again.isVisible(name("firstStart")));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(again), 20000);
    QTRY_COMPARE(again.window().chat()->roomTitle(), name("general"));
}

void TestFirstStart::stoppingTheServerShowsInBannerAndBar()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    startChat(ana, name("Ana"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    ana.click(name("hostPanelButton"));
    QVERIFY(ana.isVisible(name("hostAddress")));
    ana.click(name("toggleHosting"));
    QTRY_VERIFY(ana.isVisible(name("question")));
    ana.click(name("actionButton"));
    QTRY_COMPARE_WITH_TIMEOUT(ana.hosting().state(), Hosting::State::Stopped, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!isLive(ana), 20000);
    QTRY_VERIFY(ana.isVisible(name("connectionBanner")));
    ana.click(name("toggleHosting"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    QTRY_VERIFY(!ana.isVisible(name("connectionBanner")));
}

void TestFirstStart::narrowWindowTakesTurns()
{
    QTemporaryDir directory;
    WindowStage ana(directory.path(), name("ana"));
    startChat(ana, name("Ana"));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(ana), 20000);
    QTRY_COMPARE(ana.window().chat()->roomTitle(), name("general"));
    QVERIFY(ana.isVisible(name("roomList")) && ana.isVisible(name("timeline")));
    ana.window().resize(480, 420);
    QTRY_VERIFY(!ana.isVisible(name("roomList")));
    QVERIFY(ana.isVisible(name("timeline")));
    ana.click(name("backButton"));
    QVERIFY(ana.isVisible(name("roomList")));
    QVERIFY(!ana.isVisible(name("timeline")));
    // The list is fed a turn after the room is shown.
    auto *list = qobject_cast<QAbstractItemView *>(ana.find(name("roomList")));
    QTRY_VERIFY(list->currentIndex().isValid());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(ana.isVisible(name("timeline")));
    ana.window().resize(1000, 700);
    QTRY_VERIFY(ana.isVisible(name("roomList")) && ana.isVisible(name("timeline")));
}

void TestFirstStart::geometryComesBack()
{
    QTemporaryDir directory;
    {
        WindowStage ana(directory.path(), name("ana"));
        ana.window().start();
        ana.window().show();
        ana.window().resize(760, 510);
        ana.window().close();
    }
    WindowStage again(directory.path(), name("ana"));
    QCOMPARE(again.window().size(), QSize(760, 510));
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
