// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/roompage.h"

#include "composer/composer.h"
#include "composer/composerfield.h"
#include "people/peoplesource.h"
#include "profile/profile.h"
#include "session/session.h"
#include "shell/banner.h"
#include "shell/connectionwords.h"
#include "shell/errorwords.h"
#include "shell/roomheader.h"
#include "theme/inklabel.h"
#include "theme/theme.h"
#include "timeline/roompane.h"

#include <QBoxLayout>

namespace parlor {

namespace {

QString draftFile(const ClientContext &client, const Session &session)
{
    const std::optional<Account> account = session.account();
    return account ? QString(client.profile.accountDirectory(*account) + u"/drafts.json") : QString();
}

}  // namespace

RoomPage::RoomPage(const WindowContext &context, Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_header(new RoomHeader(context.theme)),
      m_banner(new Banner(context.theme)),
      m_notice(new Banner(context.theme)),
      m_empty(
          new InkLabel(context.theme, &Tokens::secondaryText, tr("Choose a room on the left, or begin one with +."))),
      m_pane(new RoomPane(session, context.theme, context.client.clock, draftFile(context.client, session)))
{
    setObjectName(QStringLiteral("roomPage"));
    m_banner->setObjectName(QStringLiteral("connectionBanner"));
    m_notice->setObjectName(QStringLiteral("noticeBanner"));
    layOut();
    connect(m_notice, &Banner::actionChosen, m_notice, [this] { m_notice->say({}); });
    connect(m_pane, &RoomPane::refused, this,
            [this](const QString &what, const Error &why) { showProblem(what + u' ' + errorWords(why)); });
    connect(&session.rooms(), &RoomDirectory::roomChanged, this, [this](RoomId changed) {
        if (changed == room())
            refresh();
    });
    refresh();
}

void RoomPage::layOut()
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_notice);
    column->addWidget(m_empty, 1);
    column->addWidget(m_pane, 1);
}

RoomId RoomPage::room() const
{
    return m_pane->room();
}

void RoomPage::showRoom(RoomId room)
{
    m_pane->showRoom(room);
    m_notice->say({});
    refresh();
}

void RoomPage::refresh()
{
    const RoomState *state = m_session.rooms().find(room());
    m_empty->setVisible(!state);
    m_pane->setVisible(state);
    RoomHeaderFacts facts;
    if (state) {
        facts.kind = state->room().info.kind;
        facts.title = m_session.roomTitle(room());
        facts.topic = state->room().info.topic;
        facts.members = int(state->members().size());
        if (const std::optional<UserId> peer = state->directPeer(); peer && *peer != m_session.selfId())
            facts.topic = presenceWords(m_session.users().presence(*peer));
    }
    m_header->showRoom(facts);
}

void RoomPage::showState(const ConnectionState &state)
{
    const bool grave = connectionwords::ink(state) == &Tokens::danger;
    m_banner->say(connectionwords::full(state), connectionwords::action(state), grave);
}

void RoomPage::showProblem(const QString &words)
{
    m_notice->say(words, tr("Close"), true);
}

void RoomPage::focusComposer()
{
    m_pane->composer()->field()->setFocus();
}

}  // namespace parlor
