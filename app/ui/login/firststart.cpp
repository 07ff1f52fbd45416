// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/firststart.h"

#include "login/accountfields.h"
#include "login/pages.h"
#include "login/welcomepage.h"
#include "session/session.h"
#include "shell/errorwords.h"
#include "shell/hosting.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QSysInfo>

namespace parlor {

namespace {

constexpr int kColumn = 440;

}  // namespace

FirstStart::FirstStart(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_pages(new QStackedWidget),
      m_welcome(new WelcomePage(context.theme, context.hosting != nullptr)),
      m_host(new HostPage(context.theme)),
      m_address(new AddressPage(context.theme)),
      m_signIn(new SignInPage(context.theme))
{
    setObjectName(QStringLiteral("firstStart"));
    for (QWidget *page : {static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_host),
                          static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_signIn)}) {
        auto *centred = new QWidget;
        auto *layout = new QVBoxLayout(centred);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addStretch(2);
        layout->addWidget(page);
        layout->addStretch(3);
        m_pages->addWidget(centred);
    }
    auto *column = new QWidget;
    auto *row = new QHBoxLayout(column);
    row->setContentsMargins(24, 24, 24, 24);
    row->addStretch(1);
    row->addWidget(m_pages, 100);
    row->addStretch(1);
    m_pages->setMaximumWidth(kColumn);
    auto *scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    connect(m_welcome, &WelcomePage::hostChosen, this, [this] { showPage(m_host); });
    connect(m_welcome, &WelcomePage::joinChosen, this, [this] { showPage(m_address); });
    connect(m_host, &FormPage::backChosen, this, [this] { goBack(m_welcome); });
    connect(m_address, &FormPage::backChosen, this, [this] { goBack(m_welcome); });
    connect(m_signIn, &FormPage::backChosen, this, [this] { goBack(m_address); });
    connect(m_host, &FormPage::continueChosen, this, &FirstStart::startHosting);
    connect(m_address, &FormPage::continueChosen, this, &FirstStart::acceptAddress);
    connect(m_signIn, &FormPage::continueChosen, this, &FirstStart::enter);
    if (context.hosting)
        connect(context.hosting, &Hosting::stateChanged, this, &FirstStart::hostingChanged);
}

FirstStart::~FirstStart() = default;

std::unique_ptr<Session> FirstStart::takeSession()
{
    return std::move(m_session);
}

void FirstStart::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page->parentWidget());
    QWidget *first = page == m_host ? m_host->nameField() : page == m_address ? m_address->addressField() : nullptr;
    if (page == m_signIn)
        first = m_signIn->wantsAccount()                      ? m_signIn->nameField()
                : m_signIn->usernameField()->text().isEmpty() ? m_signIn->usernameField()
                                                              : m_signIn->passwordField();
    if (first)
        first->setFocus();
}

void FirstStart::goBack(QWidget *to)
{
    // What was under way is no longer wanted: its answer has nobody to go to.
    m_session.reset();
    m_waitsForServer = false;
    m_host->showError({});
    m_signIn->showError({});
    showPage(to);
}

// --- A chat on this computer ----------------------------------------------------------------------------

void FirstStart::startHosting()
{
    const AccountProblem problem = newAccountProblem(m_host->nameField(), m_host->usernameField(),
                                                     m_host->passwordField());
    if (problem.field) {
        m_host->showError(problem.words, problem.field);
        return;
    }
    m_host->setBusy(tr("Starting the server on this computer…"));
    m_waitsForServer = true;
    if (m_context.hosting->state() != Hosting::State::Running)
        m_context.hosting->start();
    hostingChanged();
}

void FirstStart::hostingChanged()
{
    if (!m_waitsForServer)
        return;
    switch (m_context.hosting->state()) {
    case Hosting::State::Running:
        m_waitsForServer = false;
        registerAtOwnServer();
        return;
    case Hosting::State::Failed:
        m_waitsForServer = false;
        m_host->showError(m_context.hosting->failure());
        return;
    default:
        return;
    }
}

void FirstStart::registerAtOwnServer()
{
    m_host->setBusy(tr("Making your account…"));
    m_session = makeSession(ServerAddress{m_context.hosting->url(), {}});
    RegisterRequest request;
    request.username = m_host->usernameField()->text();
    request.password = m_host->passwordField()->text();
    request.displayName = m_host->nameField()->text().trimmed();
    m_session->registerAccount(request, this, [this](const Result<User> &result) { finish(m_host, result); });
}

// --- Somebody else's chat -------------------------------------------------------------------------------

void FirstStart::acceptAddress()
{
    const Result<Invitation> invitation = invitationFromText(m_address->addressField()->text());
    if (!invitation) {
        m_address->showError(tr("This is neither a link nor an address. An address looks like 192.168.1.20:7420."),
                             m_address->addressField());
        return;
    }
    m_address->showError({});
    join(*invitation);
}

void FirstStart::join(const Invitation &invitation)
{
    m_invitation = invitation;
    m_signIn->setServer(invitation.server.url.toString());
    showPage(m_signIn);
}

void FirstStart::signInAgain(const Account &account)
{
    m_address->addressField()->setText(account.server.url.toString());
    m_signIn->setWantsAccount(false);
    m_signIn->usernameField()->setText(account.username);
    join(Invitation{account.server, {}});
}

void FirstStart::enter()
{
    QLineEdit *username = m_signIn->usernameField();
    QLineEdit *password = m_signIn->passwordField();
    if (m_signIn->wantsAccount()) {
        const AccountProblem problem = newAccountProblem(m_signIn->nameField(), username, password);
        if (problem.field) {
            m_signIn->showError(problem.words, problem.field);
            return;
        }
    } else if (username->text().trimmed().isEmpty() || password->text().isEmpty()) {
        m_signIn->showError(tr("Write your user name and password."), username->text().isEmpty() ? username : password);
        return;
    }
    m_session = makeSession(m_invitation.server);
    const auto done = [this](const Result<User> &result) { finish(m_signIn, result); };
    if (m_signIn->wantsAccount()) {
        m_signIn->setBusy(tr("Making your account…"));
        m_session->registerAccount(
            {username->text(), password->text(), m_signIn->nameField()->text().trimmed(), m_invitation.token}, this,
            done);
    } else {
        m_signIn->setBusy(tr("Signing in…"));
        m_session->signIn({username->text().trimmed().toLower(), password->text(), QSysInfo::machineHostName()}, this,
                          done);
    }
}

void FirstStart::finish(FormPage *page, const Result<User> &result)
{
    if (result) {
        page->setBusy({});
        Q_EMIT signedIn();
        return;
    }
    // The session may still be on the stack that called us.
    m_session.release()->deleteLater();
    const ErrorCode code = result.error().code;
    QLineEdit *field = nullptr;
    if (page == m_signIn)
        field = code == ErrorCode::UsernameTaken  ? m_signIn->usernameField()
                : code == ErrorCode::Unauthorized ? m_signIn->passwordField()
                                                  : nullptr;
    else if (code == ErrorCode::UsernameTaken)
        field = m_host->usernameField();
    page->showError(errorWords(result.error()), field);
}

std::unique_ptr<Session> FirstStart::makeSession(const ServerAddress &server)
{
    return std::make_unique<Session>(m_context.client, server);
}

void FirstStart::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_context.theme.tokens().surface);
}

}  // namespace parlor
