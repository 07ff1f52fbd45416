// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "login/invitelink.h"
#include "model/user.h"
#include "profile/account.h"
#include "shell/windowcontext.h"

#include <QWidget>
#include <memory>

class QStackedWidget;

namespace parlor {

class AddressPage;
class FormPage;
class HostPage;
class Session;
class SignInPage;
class WelcomePage;

/// From nothing to a session: starts a server here and makes its first account, or joins another one.
class FirstStart final : public QWidget
{
    Q_OBJECT
public:
    FirstStart(const WindowContext &context, QWidget *parent = nullptr);
    ~FirstStart() override;

    /// Begins at signing in again with an account that was used here.
    void signInAgain(const Account &account);
    /// An invite link that the program was started with.
    void join(const Invitation &invitation);

    /// The session that signedIn() told of; once.
    std::unique_ptr<Session> takeSession();

Q_SIGNALS:
    void signedIn();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPage(QWidget *page);
    void goBack(QWidget *to);
    void startHosting();
    void hostingChanged();
    void registerAtOwnServer();
    void acceptAddress();
    void enter();
    void finish(FormPage *page, const Result<User> &result);
    std::unique_ptr<Session> makeSession(const ServerAddress &server);

    WindowContext m_context;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    HostPage *m_host;
    AddressPage *m_address;
    SignInPage *m_signIn;
    Invitation m_invitation;
    std::unique_ptr<Session> m_session;
    bool m_waitsForServer = false;
};

}  // namespace parlor
