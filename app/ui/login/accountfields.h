// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QLineEdit;

namespace parlor {

/// Keeps the user name as the display name suggests it, until the person writes one.
class AccountFields final : public QObject
{
    Q_OBJECT
public:
    AccountFields(QLineEdit *displayName, QLineEdit *username, QObject *parent);

private:
    bool m_edited = false;
};

/// What is wrong with an account before a server is asked; empty: nothing.
struct AccountProblem {
    QString words;
    QLineEdit *field = nullptr;
};
AccountProblem newAccountProblem(QLineEdit *displayName, QLineEdit *username, QLineEdit *password);

}  // namespace parlor
