// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/pages.h"

#include "login/accountfields.h"
#include "theme/fonts.h"
#include "theme/inklabel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace parlor {

HostPage::HostPage(const Theme &theme, QWidget *parent)
    : FormPage(theme, tr("Start a chat on this computer"),
               tr("The messages are kept here. Others can join while this computer is on and Parlor is open."),
               tr("Start"), parent),
      m_name(addField(QStringLiteral("nameField"), tr("Your name"))),
      m_username(addField(QStringLiteral("usernameField"), tr("User name"), tr("For signing in and for @mentions."))),
      m_password(addPassword(tr("Password"), tr("At least 8 characters.")))
{
    new AccountFields(m_name, m_username, this);
}

AddressPage::AddressPage(const Theme &theme, QWidget *parent)
    : FormPage(theme, tr("Join a chat"), tr("Whoever runs the chat can give you a link or an address."), tr("Continue"),
               parent),
      m_address(addField(QStringLiteral("addressField"), tr("Invite link or address"),
                         tr("For example http://192.168.1.20:7420 or chat.example.org")))
{
}

SignInPage::SignInPage(const Theme &theme, QWidget *parent)
    : FormPage(theme, tr("Join a chat"), {}, tr("Join"), parent),
      m_new(new QRadioButton(tr("I am new here"))),
      m_existing(new QRadioButton(tr("I have an account"))),
      m_server(new InkLabel(theme, &Tokens::secondaryText))
{
    m_new->setObjectName(QStringLiteral("newAccount"));
    m_new->setAccessibleName(m_new->text());
    m_existing->setObjectName(QStringLiteral("existingAccount"));
    m_existing->setAccessibleName(m_existing->text());
    m_new->setChecked(true);
    m_server->setElided(true);
    body()->addWidget(m_server);
    body()->addSpacing(metrics::kGrid);
    auto *modes = new QHBoxLayout;
    modes->setSpacing(metrics::kPadding);
    modes->addWidget(m_new);
    modes->addWidget(m_existing);
    modes->addStretch();
    body()->addLayout(modes);
    body()->addSpacing(2 * metrics::kGrid);

    m_name = addField(QStringLiteral("nameField"), tr("Your name"));
    m_username = addField(QStringLiteral("usernameField"), tr("User name"));
    m_password = addPassword(tr("Password"), tr("At least 8 characters."));
    new AccountFields(m_name, m_username, this);
    connect(m_new, &QRadioButton::toggled, this, &SignInPage::showMode);
    showMode();
}

void SignInPage::setServer(const QString &address)
{
    m_server->setText(tr("At %1").arg(address));
}

bool SignInPage::wantsAccount() const
{
    return m_new->isChecked();
}

void SignInPage::setWantsAccount(bool wants)
{
    (wants ? m_new : m_existing)->setChecked(true);
}

void SignInPage::showMode()
{
    setFieldVisible(m_name, wantsAccount());
    setAction(wantsAccount() ? tr("Create account") : tr("Sign in"));
    showError({});
}

}  // namespace parlor
