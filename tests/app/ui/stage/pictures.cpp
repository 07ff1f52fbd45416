// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws two people who talk through a server that one of them hosts: parlor_pictures DIRECTORY.
#include "stage/windowstage.h"

#include "session/session.h"
#include "shell/chatpage.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace parlor;

namespace {

constexpr int kPatienceMs = 20000;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// A scene that does not come about is a failure of the program, not a bad picture.
void until(const char *what, const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, kPatienceMs))
        qFatal("did not happen: %s", what);
}

bool isLive(WindowStage &stage)
{
    return stage.window().session() && stage.window().session()->connection().isLive();
}

class Pictures
{
public:
    explicit Pictures(const QString &target) : m_target(target) {}

    void draw();

private:
    void save(WindowStage &stage, const char *name);
    void firstStart();
    void join(WindowStage &stage, const char *displayName);
    void say(WindowStage &stage, const char *words);
    void makeRooms();
    void makeMorePeople();
    void talk();
    void shapes();
    void cutOff();

    QDir m_target;
    QTemporaryDir m_profiles;
    WindowStage m_ana{m_profiles.path(), text("ana"), ThemeChoice::Light};
    WindowStage m_bob{m_profiles.path(), text("bob"), ThemeChoice::Dark};
    std::vector<std::unique_ptr<WindowStage>> m_others;
};

void Pictures::save(WindowStage &stage, const char *name)
{
    // Two turns: what was posted is done, and what that changed is painted.
    bool done = false;
    QTimer::singleShot(0, qApp, [&done] { QTimer::singleShot(0, qApp, [&done] { done = true; }); });
    until("a quiet moment", [&done] { return done; });
    stage.window().grab().save(m_target.filePath(text(name) + u".png"));
}

void Pictures::firstStart()
{
    m_ana.window().start();
    m_ana.window().show();
    save(m_ana, "first-start");
    m_ana.click(text("hostButton"));
    m_ana.type(text("nameField"), text("Ana Petrova"));
    m_ana.type(text("passwordField"), text("correct horse"));
    save(m_ana, "first-start-host");
    m_ana.click(text("continueButton"));
    until("Ana is live", [this] { return isLive(m_ana); });
    until("general is open", [this] { return m_ana.window().chat()->room().isValid(); });
    save(m_ana, "empty-room");
}

void Pictures::join(WindowStage &stage, const char *displayName)
{
    stage.window().start();
    stage.window().show();
    stage.click(text("joinButton"));
    stage.type(text("addressField"), m_ana.hosting().url().toString());
    stage.click(text("continueButton"));
    stage.type(text("nameField"), text(displayName));
    QWidget *username = stage.find(text("usernameField"));
    if (username && username->property("text").toString().isEmpty())
        stage.type(text("usernameField"), QStringLiteral("person%1").arg(m_others.size()));
    stage.type(text("passwordField"), text("battery staple"));
    if (&stage == &m_bob)
        save(stage, "join");
    stage.click(text("continueButton"));
    until("joined", [&stage] { return isLive(stage); });
    until("a room is open", [&stage] { return stage.window().chat()->room().isValid(); });
}

void Pictures::say(WindowStage &stage, const char *words)
{
    Session &session = *stage.window().session();
    bool stored = false;
    session.send({session.newDraftKey(), stage.window().chat()->room(), text(words), {}}, qApp,
                 [&stored](const auto &) { stored = true; });
    until("said", [&] { return stored && session.outbox().isEmpty(); });
}

void Pictures::makeMorePeople()
{
    for (const char *name : {"สมชาย ใจดี", "李明", "Мария Иванова"}) {
        m_others.push_back(
            std::make_unique<WindowStage>(m_profiles.path(), QStringLiteral("other%1").arg(m_others.size())));
        join(*m_others.back(), name);
    }
}

void Pictures::makeRooms()
{
    Session &session = *m_ana.window().session();
    const WorkspaceId workspace = session.rooms().workspaces().first().id;
    const QList<UserId> everybody = [&] {
        QList<UserId> ids;
        for (const UserId id : session.users().ids()) {
            if (id != session.selfId())
                ids.append(id);
        }
        return ids;
    }();
    const auto make = [&](RoomKind kind, const char *name, const char *topic, const QList<UserId> &members) {
        RoomId made;
        session.createRoom({workspace, kind, text(name), text(topic), members}, qApp,
                           [&made](const Result<RoomId> &room) { made = room.ok() ? *room : RoomId{-1}; });
        until(name, [&made] { return made.value != 0; });
        until(name, [&] { return m_bob.window().session()->rooms().find(made) || kind == RoomKind::Channel; });
        return made;
    };
    m_bob.window().chat()->showRoom(make(RoomKind::Group, "design", "Icons and colours", everybody));
    say(m_bob, "the new icons are in");
    const RoomId operations = make(RoomKind::Group, "операции", "", everybody);
    m_others.at(2)->window().chat()->showRoom(operations);
    say(*m_others.at(2), "сървърът е готов, можем да започваме");
    make(RoomKind::Channel, "releases", "What is out", {});
    for (size_t i = 0; i < 2; ++i) {
        RoomId direct;
        Session &other = *m_others.at(i)->window().session();
        other.openDirect(session.selfId(), qApp,
                         [&direct](const Result<RoomId> &room) { direct = room.ok() ? *room : RoomId{-1}; });
        until("direct", [&] { return direct.value != 0 && other.rooms().find(direct); });
        m_others.at(i)->window().chat()->showRoom(direct);
        say(*m_others.at(i), i == 0 ? "เจอกันพรุ่งนี้" : "好的，谢谢！");
    }
}

void Pictures::talk()
{
    const RoomId general = [this] {
        for (const RoomId id : m_ana.window().session()->rooms().ids()) {
            if (m_ana.window().session()->roomTitle(id) == text("general"))
                return id;
        }
        return RoomId{};
    }();
    for (WindowStage *stage : {&m_ana, &m_bob, m_others.at(0).get()})
        stage->window().chat()->showRoom(general);
    say(m_ana, "The build is green on all three. I ran `./dev test` twice to be sure.");
    say(m_bob, "shipped 🎉");
    say(m_bob, "Здравейте, สวัสดี, 你好: version **2.4.1** is out.");
    say(*m_others.at(0), "ขอบคุณทุกคน ดาวน์โหลดได้แล้วใช่ไหม");
    say(m_ana, "On it. Announcing in #releases as soon as the mirrors have it.");
    say(m_ana, "and the changelog follows");
    // Who looks at a room reads it.
    QApplication::setActiveWindow(&m_bob.window());
    until("Ana is read", [&] {
        const RowPtr last = m_ana.window().session()->rooms().find(general)->lastRow();
        return last->state() == DeliveryState::Read;
    });
    m_bob.type(text("composer"), text("Thanks everyone"));
    until("Ana sees Bob type", [&] { return !m_ana.window().session()->rooms().find(general)->typing().isEmpty(); });
    until("everything is there", [&] {
        return m_bob.window().session()->rooms().find(general)->lastRow()->body() == text("and the changelog follows");
    });
}

void Pictures::shapes()
{
    save(m_ana, "window-light");
    save(m_bob, "window-dark");
    m_ana.click(text("hostPanelButton"));
    save(m_ana, "host-panel");
    m_ana.window().chat()->toggleDetails();
    save(m_ana, "details");
    m_ana.window().chat()->toggleDetails();
    m_ana.window().resize(480, 640);
    save(m_ana, "narrow-room");
    m_ana.click(text("backButton"));
    save(m_ana, "narrow-list");
    m_ana.window().resize(1000, 700);
    m_ana.window().setLayoutDirection(Qt::RightToLeft);
    save(m_ana, "mirrored");
    m_ana.window().setLayoutDirection(Qt::LeftToRight);
}

void Pictures::cutOff()
{
    m_ana.hosting().stop();
    until("Bob is cut off", [this] { return !isLive(m_bob); });
    until("Ana is cut off", [this] { return !isLive(m_ana); });
    m_bob.type(text("composer"), text("!"));
    QTest::keyClick(m_bob.find(text("composer")), Qt::Key_Return);
    until("it waits", [this] { return m_bob.window().session()->connection().waiting > 0; });
    save(m_bob, "reconnecting");
}

void Pictures::draw()
{
    firstStart();
    join(m_bob, "Bob Stone");
    makeMorePeople();
    makeRooms();
    talk();
    shapes();
    cutOff();
}

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1])))
        qFatal("usage: parlor_pictures DIRECTORY");
    dressApplication();
    Pictures(QString::fromLocal8Bit(argv[1])).draw();
    return 0;
}
