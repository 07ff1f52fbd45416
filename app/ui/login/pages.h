// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "login/formpage.h"

class QRadioButton;

namespace parlor {

/// Name and password of whoever starts a chat on this computer.
class HostPage final : public FormPage
{
    Q_OBJECT
public:
    explicit HostPage(const Theme &theme, QWidget *parent = nullptr);

    QLineEdit *nameField() const { return m_name; }
    QLineEdit *usernameField() const { return m_username; }
    QLineEdit *passwordField() const { return m_password; }

private:
    QLineEdit *m_name;
    QLineEdit *m_username;
    QLineEdit *m_password;
};

/// Where to join.
class AddressPage final : public FormPage
{
    Q_OBJECT
public:
    explicit AddressPage(const Theme &theme, QWidget *parent = nullptr);

    QLineEdit *addressField() const { return m_address; }

private:
    QLineEdit *m_address;
};

/// Signing in at a server, or making an account there.
class SignInPage final : public FormPage
{
    Q_OBJECT
public:
    explicit SignInPage(const Theme &theme, QWidget *parent = nullptr);

    void setServer(const QString &address);
    bool wantsAccount() const;
    void setWantsAccount(bool wants);

    QLineEdit *nameField() const { return m_name; }
    QLineEdit *usernameField() const { return m_username; }
    QLineEdit *passwordField() const { return m_password; }

private:
    void showMode();

    QRadioButton *m_new;
    QRadioButton *m_existing;
    InkLabel *m_server;
    QLineEdit *m_name;
    QLineEdit *m_username;
    QLineEdit *m_password;
};

}  // namespace parlor
