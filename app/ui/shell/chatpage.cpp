// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chatpage.h"

#include "dialogs/sheet.h"
#include "people/peoplesource.h"
#include "roomlist/roomlistview.h"
#include "roomlist/sidebar.h"
#include "roomlistfeeder.h"
#include "roomlistmodel.h"
#include "shell/accountbar.h"
#include "shell/banner.h"
#include "shell/detailspanel.h"
#include "shell/hosting.h"
#include "shell/hostpanel.h"
#include "shell/panes.h"
#include "shell/roomactions.h"
#include "shell/roomheader.h"
#include "shell/roompage.h"
#include "shell/settingsmenu.h"
#include "theme/iconbutton.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>

namespace parlor {

namespace {

constexpr char kSplitterKey[] = "window/splitter";

}  // namespace

ChatPage::ChatPage(const WindowContext &context, Session &session, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_session(session),
      m_model(new RoomListModel(this)),
      m_feeder(new RoomListFeeder(session, context.client.clock, *m_model, this)),
      m_sidebar(new Sidebar(*m_model, context.theme)),
      m_account(new AccountBar(context.theme)),
      m_room(new RoomPage(context, session)),
      m_details(new DetailsPanel(context.theme, session)),
      m_panes(new Panes(m_sidebar, m_room, this)),
      m_actions(new RoomActions(session, context.theme, this))
{
    setObjectName(QStringLiteral("chatPage"));
    // Only where this session is at home here: a second server would be another chat.
    if (context.hosting && context.hosting->serves(session.server().url))
        m_host = new HostPanel(context.theme, session, *context.hosting);
    layOut();
    wire();
    restoreState();
    onConnection();
    openFirstRoom();
    placePanes();
}

void ChatPage::layOut()
{
    m_sidebar->setFooter(m_account);
    m_account->hostButton()->setVisible(m_host);
    m_panes->addPanel(m_details);
    if (m_host)
        m_panes->addPanel(m_host);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_panes);
}

void ChatPage::wire()
{
    connect(m_sidebar, &Sidebar::roomChosen, this, &ChatPage::showRoom);
    connect(m_sidebar, &Sidebar::newGroupWanted, m_actions, [this] { m_actions->newRoom(RoomKind::Group); });
    connect(m_sidebar, &Sidebar::newChannelWanted, m_actions, [this] { m_actions->newRoom(RoomKind::Channel); });
    connect(m_sidebar, &Sidebar::newDirectWanted, m_actions, &RoomActions::newDirect);
    connect(m_sidebar, &Sidebar::browseWanted, m_actions, &RoomActions::browseChannels);
    connect(m_actions, &RoomActions::roomWanted, this, &ChatPage::showRoom);
    connect(m_actions, &RoomActions::detailsWanted, this, &ChatPage::toggleDetails);
    connect(m_actions, &RoomActions::problem, m_room, &RoomPage::showProblem);

    connect(&m_room->header(), &RoomHeader::backChosen, this, [this] {
        m_panes->giveTurn(false);
        m_sidebar->list()->setFocus();
    });
    connect(&m_room->header(), &RoomHeader::detailsChosen, this, &ChatPage::toggleDetails);
    connect(m_room->header().menuButton(), &QToolButton::clicked, this, &ChatPage::openRoomMenu);
    connect(&m_room->connectionBanner(), &Banner::actionChosen, this, &ChatPage::onBannerAction);

    connect(m_account->settingsButton(), &QToolButton::clicked, this, &ChatPage::openSettings);
    connect(m_account->hostButton(), &QToolButton::clicked, this, [this] { showPanel(m_host); });
    connect(m_details, &SidePanel::closeChosen, this, [this] { showPanel(nullptr); });
    connect(m_details, &DetailsPanel::addPeopleWanted, this, [this] { m_actions->addPeople(room()); });
    connect(m_details, &DetailsPanel::leaveWanted, this, [this] { m_actions->leave(room()); });
    connect(m_details, &DetailsPanel::personChosen, m_actions, &RoomActions::writeTo);
    if (m_host) {
        connect(m_host, &SidePanel::closeChosen, this, [this] { showPanel(nullptr); });
        connect(m_context.hosting, &Hosting::stateChanged, this, &ChatPage::onConnection);
    }
    connect(m_feeder, &RoomListFeeder::fed, this, &ChatPage::onFed);
    connect(&m_session, &Session::connectionChanged, this, &ChatPage::onConnection);
    connect(&m_session, &Session::synced, this, &ChatPage::onFed);
    connect(&m_session.users(), &UserDirectory::presenceChanged, this, &ChatPage::onConnection);
    connect(&m_session.users(), &UserDirectory::userChanged, this, &ChatPage::onConnection);
    connect(&m_session.rooms(), &RoomDirectory::roomRemoved, this, [this](RoomId gone) {
        if (gone != room() && room().isValid())
            return;
        m_model->select({});
        showRoom(m_model->firstRoom());
    });
}

RoomId ChatPage::room() const
{
    return m_room->room();
}

int ChatPage::unread() const
{
    return m_model->unreadTotal();
}

QString ChatPage::roomTitle() const
{
    return room().isValid() ? m_session.roomTitle(room()) : QString();
}

void ChatPage::showRoom(RoomId room)
{
    if (room != this->room())
        m_room->showRoom(room);
    m_model->select(this->room());
    m_details->showRoom(this->room());
    m_panes->giveTurn(room.isValid());
    if (this->room().isValid())
        m_room->focusComposer();
    if (this->room().isValid())
        m_context.settings.setValue(roomKey(), this->room().value);
    Q_EMIT titleChanged();
}

/// The room that was open last, else #general, else the topmost; once, as soon as there are rooms.
void ChatPage::openFirstRoom()
{
    if (m_openedFirst || m_session.rooms().ids().isEmpty())
        return;
    m_openedFirst = true;
    RoomId wanted{m_context.settings.value(roomKey()).toLongLong()};
    for (const RoomId id : m_session.rooms().ids()) {
        if (m_session.rooms().find(wanted))
            break;
        if (m_session.rooms().find(id)->room().info.name == QLatin1String("general"))
            wanted = id;
    }
    showRoom(m_session.rooms().find(wanted) ? wanted : m_model->firstRoom());
}

void ChatPage::goToUnread(bool forwards)
{
    const RoomId next = m_model->nextUnread(room(), forwards);
    if (next.isValid())
        showRoom(next);
}

void ChatPage::focusSearch()
{
    m_panes->giveTurn(false);
    m_sidebar->focusSearch();
}

void ChatPage::onFed()
{
    openFirstRoom();
    m_details->refresh();
    Q_EMIT titleChanged();
}

void ChatPage::onConnection()
{
    const UserId self = m_session.selfId();
    const std::optional<Account> account = m_session.account();
    const User *user = m_session.users().find(self);
    m_account->showPerson(user ? user->displayName : account ? account->displayName : QString(), self.value);
    const bool hosting = m_host && m_context.hosting->state() == Hosting::State::Running;
    m_account->showState(m_session.connection(), hosting ? int(peoplesource::connected(m_session).size()) : -1);
    if (m_host && m_context.hosting->state() == Hosting::State::Failed)
        m_room->connectionBanner().say(m_context.hosting->failure(), tr("Try again"), true);
    else
        m_room->showState(m_session.connection());
    m_room->refresh();
    m_details->refresh();
    if (m_host)
        m_host->refresh();
}

void ChatPage::onBannerAction()
{
    if (m_host && m_context.hosting->state() == Hosting::State::Failed) {
        m_context.hosting->start();
        return;
    }
    switch (m_session.connection().kind) {
    case ConnectionState::Kind::SignedOut:
        Q_EMIT signInWanted();
        return;
    case ConnectionState::Kind::CertificateChanged:
        m_session.trustSeenCertificate();
        return;
    default:
        m_session.reconnectNow();
    }
}

void ChatPage::toggleDetails()
{
    showPanel(m_panes->panel() == m_details ? nullptr : m_details);
}

void ChatPage::showPanel(QWidget *panel)
{
    m_panes->showPanel(panel);
    if (!panel && room().isValid())
        m_room->focusComposer();
}

void ChatPage::placePanes()
{
    m_panes->place();
    m_room->header().setNarrow(m_panes->isNarrow());
}

void ChatPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePanes();
    m_room->refresh();
}

void ChatPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_panes->panel())
        showPanel(nullptr);
    else
        QWidget::keyPressEvent(event);
}

void ChatPage::openRoomMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("roomMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(*menu, room());
    QWidget *button = m_room->header().menuButton();
    menu->popup(
        button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height() + metrics::kGrid)));
}

void ChatPage::openSettings()
{
    auto *menu = new SettingsMenu(m_context, this);
    connect(menu, &SettingsMenu::signOutChosen, this, &ChatPage::confirmSignOut);
    QWidget *button = m_account->settingsButton();
    menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height() - metrics::kGrid)));
}

void ChatPage::confirmSignOut()
{
    const int waiting = m_session.connection().waiting;
    const QString text = waiting > 0 ? tr("%n messages wait here and go out when you sign in again.", nullptr, waiting)
                                     : tr("You need your password to come back.");
    ask(m_context.theme, this, tr("Sign out on this device?"), text, tr("Sign out"),
        [this] { Q_EMIT signOutWanted(); });
}

QString ChatPage::roomKey() const
{
    const std::optional<Account> account = m_session.account();
    return QStringLiteral("rooms/%1").arg(account ? account->id() : QString());
}

void ChatPage::saveState()
{
    m_context.settings.setValue(QLatin1String(kSplitterKey), m_panes->saveState());
}

void ChatPage::restoreState()
{
    const QByteArray state = m_context.settings.value(QLatin1String(kSplitterKey)).toByteArray();
    if (!state.isEmpty())
        m_panes->restoreState(state);
}

}  // namespace parlor
