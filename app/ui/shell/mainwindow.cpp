// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "login/firststart.h"
#include "profile/profile.h"
#include "session/session.h"
#include "shell/chatpage.h"
#include "shell/hosting.h"
#include "theme/theme.h"

#include <QCloseEvent>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace parlor {

namespace {

constexpr QSize kFirstSize{1000, 700};
constexpr QSize kSmallest{480, 420};
constexpr char kGeometryKey[] = "window/geometry";

}  // namespace

MainWindow::MainWindow(const WindowContext &context) : m_context(context), m_pages(new QStackedWidget)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    setCentralWidget(m_pages);
    m_context.theme.adopt(this);
    restoreGeometry(m_context.settings.value(QLatin1String(kGeometryKey)).toByteArray());
    addShortcut(QKeyCombination(Qt::ControlModifier, Qt::Key_K), [this] { m_chat->focusSearch(); });
    addShortcut(QKeyCombination(Qt::ControlModifier, Qt::Key_Period), [this] { m_chat->toggleDetails(); });
    addShortcut(QKeyCombination(Qt::AltModifier, Qt::Key_Down), [this] { m_chat->goToUnread(true); });
    addShortcut(QKeyCombination(Qt::AltModifier, Qt::Key_Up), [this] { m_chat->goToUnread(false); });
    showTitle();
}

MainWindow::~MainWindow()
{
    // The widgets look at the session: they go first.
    dropChat();
}

void MainWindow::addShortcut(const QKeySequence &keys, std::function<void()> action)
{
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, [this, action = std::move(action)] {
        if (m_chat)
            action();
    });
}

void MainWindow::start()
{
    const QList<Account> accounts = m_context.client.profile.accounts();
    if (m_context.hosting && m_context.hosting->wasHosting())
        m_context.hosting->start();
    if (accounts.isEmpty())
        openFirstStart();
    else
        openAccount(accounts.first());
}

void MainWindow::openLink(const QString &link)
{
    const Result<Invitation> invitation = invitationFromText(link);
    if (m_first && invitation)
        m_first->join(*invitation);
}

void MainWindow::openAccount(const Account &account)
{
    auto session = std::make_unique<Session>(m_context.client, account.server);
    session->resume(account);
    openChat(std::move(session));
}

void MainWindow::openChat(std::unique_ptr<Session> session)
{
    dropChat();
    m_session = std::move(session);
    m_chat = new ChatPage(m_context, *m_session);
    m_pages->setCurrentIndex(m_pages->addWidget(m_chat));
    connect(m_chat, &ChatPage::signOutWanted, this, &MainWindow::signOut);
    connect(m_chat, &ChatPage::signInWanted, this, &MainWindow::signInAgain);
    connect(m_chat, &ChatPage::titleChanged, this, &MainWindow::showTitle);
    if (m_context.hosting) {
        // The own server is up: no need to wait for the next try.
        connect(m_context.hosting, &Hosting::stateChanged, m_chat, [this] {
            if (m_context.hosting->state() == Hosting::State::Running && !m_session->connection().isLive())
                m_session->reconnectNow();
        });
    }
    if (m_first)
        m_first->deleteLater();
    m_first = nullptr;
    showTitle();
}

FirstStart *MainWindow::openFirstStart()
{
    m_first = new FirstStart(m_context);
    m_pages->setCurrentIndex(m_pages->addWidget(m_first));
    connect(m_first, &FirstStart::signedIn, this, [this] { openChat(m_first->takeSession()); });
    showTitle();
    return m_first;
}

void MainWindow::signOut()
{
    m_session->signOut();
    // The session still talks to the server; it goes when it is done with this turn.
    Session *ending = m_session.release();
    delete std::exchange(m_chat, nullptr);
    ending->setParent(this);
    openFirstStart();
}

void MainWindow::signInAgain()
{
    const std::optional<Account> account = m_session->account();
    dropChat();
    FirstStart *first = openFirstStart();
    if (account)
        first->signInAgain(*account);
}

void MainWindow::dropChat()
{
    delete std::exchange(m_chat, nullptr);
    m_session.reset();
}

void MainWindow::showTitle()
{
    QString title = QStringLiteral("Parlor");
    if (m_chat && !m_chat->roomTitle().isEmpty())
        title = tr("%1 — Parlor").arg(m_chat->roomTitle());
    const int unread = m_chat ? m_chat->unread() : 0;
    if (unread > 0)
        title = tr("(%1) %2", "unread messages, window title").arg(QLocale().toString(unread), title);
    setWindowTitle(title);
}

void MainWindow::saveState()
{
    m_context.settings.setValue(QLatin1String(kGeometryKey), saveGeometry());
    if (m_chat)
        m_chat->saveState();
    m_context.settings.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // A program that is killed in the background still comes back as it was.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && isVisible())
        saveState();
}

}  // namespace parlor
