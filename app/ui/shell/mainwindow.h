// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowcontext.h"

#include <QMainWindow>
#include <memory>

class QStackedWidget;

namespace parlor {

class ChatPage;
class FirstStart;
class Session;
struct Account;

/// One window of one profile: the first start, or the chat of its account.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowContext &context);
    ~MainWindow() override;

    /// Opens the account that was used last, or the first start where there is none. Starts the server on
    /// this computer where it was running before.
    void start();
    /// An invite link: offers to join while nobody is signed in.
    void openLink(const QString &link);
    /// Null while nobody is signed in.
    Session *session() const { return m_session.get(); }
    ChatPage *chat() const { return m_chat; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addShortcut(const QKeySequence &keys, std::function<void()> action);
    void openAccount(const Account &account);
    void openChat(std::unique_ptr<Session> session);
    FirstStart *openFirstStart();
    void signOut();
    void signInAgain();
    void dropChat();
    void showTitle();
    void saveState();

    WindowContext m_context;
    QStackedWidget *m_pages;
    FirstStart *m_first = nullptr;
    std::unique_ptr<Session> m_session;
    ChatPage *m_chat = nullptr;
};

}  // namespace parlor
