// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/draftstore.h"
#include "directory/roomstate.h"
#include "timeline/timelineview.h"
#include "timelinemodel.h"

#include <QWidget>

namespace parlor {

class Composer;
class Session;
class Theme;
class TypingLine;

/// One room of a session: its messages, who is typing and the composer, wired to the session. Shows one
/// room at a time and comes back to each where the person left it.
class RoomPane final : public QWidget
{
    Q_OBJECT
public:
    /// `draftFile`: where unsent words are kept; empty: nowhere. All but the parent outlive the pane.
    RoomPane(Session &session, Theme &theme, Clock &clock, const QString &draftFile, QWidget *parent = nullptr);
    ~RoomPane() override;

    /// A room that the account is not in shows nothing.
    void showRoom(RoomId room);
    RoomId room() const { return m_room; }
    /// In the room that is shown; loads what is around it where it is not known here.
    void showMessage(MessageId id);
    void showSeq(Seq seq);

    TimelineView *view() const { return m_view; }
    Composer *composer() const { return m_composer; }
    TimelineModel &model() { return m_model; }

Q_SIGNALS:
    /// A parlor:// link in a message: the window knows what to do with it.
    void parlorLinkOpened(const QUrl &link);
    /// Something that the person asked for was refused: `what` is a sentence.
    void refused(const QString &what, const parlor::Error &why);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void watchSession();
    void watchView();
    void watchComposer();
    const RoomState *state() const;
    void refreshRoom();
    void refreshTyping();
    void showDraft();
    void keepDraft();
    /// The key to send these words with; what is written from now on gets another.
    ClientKey takeDraftKey(const QString &body, std::optional<MessageId> replyTo);
    bool wasSent(const ClientKey &key) const;
    /// Takes a draft out of the composer that turns out to be a message already.
    void dropSentDraft();
    void send(const QString &body, std::optional<MessageId> replyTo);
    void edit(MessageId id, const QString &body);
    void giveEditBack();
    void react(MessageId id, const QString &emoji, bool on);
    void remove(MessageId id);
    void editOwn(MessageId id);
    void editLastOwn();
    void takeBack(const ClientKey &key);
    void confirmDelete(MessageId id);
    void openLink(const QString &address);
    QString replyLabel(std::optional<MessageId> id) const;

    Session &m_session;
    Theme &m_theme;
    DraftStore m_drafts;
    TimelineModel m_model;
    TimelineView *m_view;
    TypingLine *m_typing;
    Composer *m_composer;
    std::unique_ptr<Timer> m_draftTimer;
    /// Of what is being written; empty until it is kept or sent.
    ClientKey m_draftKey;
    /// As it came from the disk: with other words it is another message.
    ComposerDraft m_keptDraft;
    RoomId m_room;
    bool m_wasLive = false;
    QHash<RoomId, ScrollPlace> m_places;
    struct RefusedEdit {
        MessageId id;
        QString body;
    };
    /// Changes that the server refused while the composer had other words in it.
    QHash<RoomId, QList<RefusedEdit>> m_refusedEdits;
};

}  // namespace parlor
