// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/accountfields.h"

#include "base/jsonreader.h"
#include "login/usernamesuggestion.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace parlor {

namespace {

constexpr int kShortestPassword = 8;
constexpr int kLongestName = 64;

}  // namespace

AccountFields::AccountFields(QLineEdit *displayName, QLineEdit *username, QObject *parent) : QObject(parent)
{
    connect(username, &QLineEdit::textEdited, this, [this](const QString &text) { m_edited = !text.isEmpty(); });
    connect(displayName, &QLineEdit::textChanged, this, [this, username](const QString &name) {
        if (!m_edited)
            username->setText(usernameSuggestion(name));
    });
}

AccountProblem newAccountProblem(QLineEdit *displayName, QLineEdit *username, QLineEdit *password)
{
    const int nameLength = codePoints(displayName->text().trimmed());
    if (nameLength == 0)
        return {AccountFields::tr("Write your name first: it is what others see."), displayName};
    if (nameLength > kLongestName)
        return {AccountFields::tr("The name is too long: at most %n characters.", nullptr, kLongestName), displayName};
    if (!isUsername(username->text()))
        return {AccountFields::tr("A user name has 2 to 32 of a–z, 0–9, dot, dash and underscore."), username};
    if (codePoints(password->text()) < kShortestPassword)
        return {AccountFields::tr("The password needs at least %n characters.", nullptr, kShortestPassword), password};
    return {};
}

}  // namespace parlor
