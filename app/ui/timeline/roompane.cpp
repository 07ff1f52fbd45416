// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/roompane.h"

#include "composer/composer.h"
#include "session/session.h"
#include "theme/theme.h"
#include "timeline/typingline.h"

#include <QBoxLayout>
#include <QEvent>

namespace parlor {

namespace {

constexpr std::chrono::milliseconds kDraftDelay(1000);

}  // namespace

RoomPane::RoomPane(Session &session, Theme &theme, Clock &clock, const QString &draftFile, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_drafts(draftFile),
      m_model(clock),
      m_view(new TimelineView(m_model, theme, clock, this)),
      m_typing(new TypingLine(theme, this)),
      m_composer(new Composer(theme, this)),
      m_draftTimer(clock.createTimer(this, [this] { keepDraft(); }))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_typing);
    column->addWidget(m_composer);
    const UserDirectory &users = session.users();
    m_model.setPeople({[&users](UserId id) { return users.displayName(id); },
                       [&users](UserId id) { return users.find(id) ? users.find(id)->username : QString(); }});
    watchSession();
    watchView();
    watchComposer();
    showRoom({});
}

RoomPane::~RoomPane()
{
    keepDraft();
}

const RoomState *RoomPane::state() const
{
    return m_room.isValid() ? m_session.rooms().find(m_room) : nullptr;
}

void RoomPane::watchSession()
{
    const RoomDirectory &rooms = m_session.rooms();
    connect(&rooms, &RoomDirectory::timelineChanged, this, [this](RoomId id, const ChangeSet &changes) {
        if (id != m_room)
            return;
        m_model.apply(changes);
        dropSentDraft();
    });
    connect(&rooms, &RoomDirectory::roomChanged, this, [this](RoomId id, RoomChanges) {
        if (id == m_room)
            refreshRoom();
    });
    connect(&rooms, &RoomDirectory::roomRemoved, this, [this](RoomId id) {
        m_places.remove(id);
        m_refusedEdits.remove(id);
        if (id == m_room)
            showRoom({});
    });
    connect(&rooms, &RoomDirectory::typingChanged, this, [this](RoomId id) {
        if (id == m_room)
            refreshTyping();
    });
    connect(&m_session.users(), &UserDirectory::userChanged, this, [this] {
        m_model.refreshWords();
        refreshTyping();
    });
    connect(&m_session, &Session::connectionChanged, this, [this](const ConnectionState &connection) {
        if (!std::exchange(m_wasLive, connection.isLive()) && connection.isLive())
            m_view->askForGapsAgain();
    });
}

void RoomPane::watchView()
{
    connect(m_view, &TimelineView::olderWanted, this, [this] { m_session.loadOlder(m_room); });
    connect(m_view, &TimelineView::gapShown, this, [this](Gap gap) { m_session.fillGap(m_room, gap); });
    connect(m_view, &TimelineView::shownUpTo, this, [this](Seq seq) { m_session.markRead(m_room, seq); });
    connect(m_view, &TimelineView::replyWanted, this,
            [this](MessageId id) { m_composer->startReply(id, replyLabel(id)); });
    connect(m_view, &TimelineView::editWanted, this, &RoomPane::editOwn);
    connect(m_view, &TimelineView::deleteWanted, this, &RoomPane::confirmDelete);
    connect(m_view, &TimelineView::reactionWanted, this, &RoomPane::react);
    connect(m_view, &TimelineView::retryWanted, this, [this](const ClientKey &key) { m_session.retry(key); });
    connect(m_view, &TimelineView::discardWanted, this, [this](const ClientKey &key) { m_session.discard(key); });
    connect(m_view, &TimelineView::editFailedWanted, this, &RoomPane::takeBack);
    connect(m_view, &TimelineView::farMessageWanted, this, &RoomPane::showMessage);
    connect(m_view, &TimelineView::linkOpened, this, &RoomPane::openLink);
    connect(m_view, &TimelineView::typed, this, [this](const QString &text) { m_composer->insertText(text); });
}

void RoomPane::watchComposer()
{
    connect(m_composer, &Composer::sendWanted, this, &RoomPane::send);
    connect(m_composer, &Composer::editWanted, this, &RoomPane::edit);
    connect(m_composer, &Composer::editLastWanted, this, &RoomPane::editLastOwn);
    connect(m_composer, &Composer::typing, this, [this](bool typing) { m_session.setTyping(m_room, typing); });
    connect(m_composer, &Composer::draftChanged, this, [this] { m_draftTimer->start(kDraftDelay); });
}

void RoomPane::showRoom(RoomId room)
{
    if (m_room.isValid()) {
        keepDraft();
        m_places.insert(m_room, m_view->place());
    }
    m_room = room;
    const RoomState *shown = state();
    if (!shown)
        m_room = {};
    m_model.showTimeline(shown ? &shown->timeline() : nullptr, m_session.selfId());
    setEnabled(shown);
    if (!shown) {
        showDraft();
        m_typing->setNames({});
        return;
    }
    m_composer->setMaximumLength(m_session.serverInfo().limits.messageLength);
    refreshRoom();
    refreshTyping();
    showDraft();
    if (shown->room().unread > 0)
        m_model.setUnreadAfter(std::max<Seq>(shown->room().lastReadSeq, 1));
    giveEditBack();
    const ScrollPlace place = m_places.value(room);
    if (m_model.unreadRow() >= 0)
        m_view->scrollToUnread();
    else
        m_view->restore(place);
}

void RoomPane::refreshRoom()
{
    const RoomState *shown = state();
    if (!shown)
        return;
    const RoomInfo &info = shown->room().info;
    const QString name = m_session.roomTitle(m_room);
    const QString title = info.kind == RoomKind::Direct ? name : QString(u'#' + name);
    m_view->setRoomTitle(title);
    m_composer->setRoomTitle(title);
    m_view->setModerator(shown->room().role >= Role::Admin);
    m_view->setOlder(shown->isLoadingOlder() ? TimelineView::Older::Loading
                     : shown->hasOlder()     ? TimelineView::Older::Available
                                             : TimelineView::Older::None);
    const bool mayPost = info.posting == Audience::All || shown->room().role >= Role::Admin;
    m_composer->setWritable(mayPost && !info.archived,
                            info.archived ? tr("This room is archived.") : tr("Only admins may write here."));
}

void RoomPane::refreshTyping()
{
    QStringList names;
    if (const RoomState *shown = state()) {
        for (const UserId user : shown->typing())
            names.append(m_session.users().displayName(user));
    }
    m_typing->setNames(names);
}

void RoomPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    keepDraft();
}

void RoomPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // What comes while nobody looks stands under the line when somebody does again.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        if (const RoomState *shown = state())
            m_model.setUnreadAfter(shown->timeline().head());
    }
}

}  // namespace parlor
