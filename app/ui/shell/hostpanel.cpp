// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/hostpanel.h"

#include "dialogs/sheet.h"
#include "people/peoplelist.h"
#include "people/peoplesource.h"
#include "session/session.h"
#include "shell/hosting.h"
#include "theme/fonts.h"
#include "theme/iconbutton.h"
#include "theme/inklabel.h"
#include "theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>

namespace parlor {

HostPanel::HostPanel(const Theme &theme, const Session &session, Hosting &hosting, QWidget *parent)
    : SidePanel(theme, tr("Hosting on this computer"), parent),
      m_session(session),
      m_hosting(hosting),
      m_state(new InkLabel(theme, &Tokens::secondaryText)),
      m_addressBox(new QWidget),
      m_people(new PeopleList(theme, false)),
      m_toggle(new QPushButton)
{
    setObjectName(QStringLiteral("hostPanel"));
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("hostState"));
    auto *addresses = new QVBoxLayout(m_addressBox);
    addresses->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_state);
    body()->addWidget(m_addressBox);
    m_peopleTitle = addSection(tr("Connected now"));
    m_people->setObjectName(QStringLiteral("connectedList"));
    m_people->setFocusPolicy(Qt::NoFocus);
    body()->addWidget(m_people, 1);
    body()->addStretch();
    m_toggle->setObjectName(QStringLiteral("toggleHosting"));
    body()->addWidget(m_toggle);
    connect(m_toggle, &QPushButton::clicked, this, &HostPanel::toggle);
    connect(&hosting, &Hosting::stateChanged, this, &HostPanel::refresh);
    refresh();
}

void HostPanel::refresh()
{
    const Hosting::State state = m_hosting.state();
    const bool running = state == Hosting::State::Running;
    QString words;
    switch (state) {
    case Hosting::State::Running:
        words = tr("Others on the same network join with this address:");
        break;
    case Hosting::State::Starting:
        words = tr("Starting…");
        break;
    case Hosting::State::Stopping:
        words = tr("Stopping…");
        break;
    case Hosting::State::Stopped:
        words = tr("The chat on this computer is stopped. Nobody can reach it until you start it again.");
        break;
    case Hosting::State::Failed:
        words = m_hosting.failure();
        break;
    }
    m_state->setText(words);
    m_state->setInk(state == Hosting::State::Failed ? &Tokens::danger : &Tokens::secondaryText);
    showAddresses(running ? m_hosting.addresses() : QStringList());
    m_peopleTitle->setVisible(running);
    m_people->setVisible(running);
    if (running)
        m_people->people().setPeople(peoplesource::connected(m_session));
    m_toggle->setEnabled(state != Hosting::State::Starting && state != Hosting::State::Stopping);
    m_toggle->setText(running ? tr("Stop hosting…") : tr("Start hosting"));
    m_toggle->setAccessibleName(m_toggle->text());
}

void HostPanel::showAddresses(const QStringList &addresses)
{
    if (addresses == m_shown)
        return;
    m_shown = addresses;
    qDeleteAll(m_addressBox->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (const QString &address : addresses) {
        auto *field = new QLineEdit(address);
        field->setObjectName(QStringLiteral("hostAddress"));
        field->setAccessibleName(tr("Address"));
        field->setReadOnly(true);
        field->setCursorPosition(0);
        auto *copy = new IconButton(QStringLiteral("copy"), tr("Copy the address"));
        copy->setObjectName(QStringLiteral("copyButton"));
        connect(copy, &QToolButton::clicked, this, [copy, address] {
            QApplication::clipboard()->setText(address);
            copy->setIconName(QStringLiteral("check"));
            copy->setWords(tr("Copied"));
        });
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(field, 1);
        row->addWidget(copy);
        m_addressBox->layout()->addWidget(line);
    }
    m_addressBox->setVisible(!addresses.isEmpty());
}

void HostPanel::toggle()
{
    if (m_hosting.state() != Hosting::State::Running) {
        m_hosting.start();
        return;
    }
    QStringList others;
    for (const PersonEntry &person : peoplesource::connected(m_session)) {
        if (person.id != m_session.selfId())
            others.append(person.name);
    }
    const QString who = others.isEmpty() ? tr("Nobody else is connected now.")
                                         : tr("Cut off at once: %1.").arg(QLocale().createSeparatedList(others));
    ask(theme(), this, tr("Stop hosting?"),
        tr("%1 The messages stay on this computer, and everything goes on when you start it again.").arg(who),
        tr("Stop hosting"), [hosting = &m_hosting] { hosting->stop(); });
}

}  // namespace parlor
