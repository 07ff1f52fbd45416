// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/eventfeed.h"
#include "directory/roomdirectory.h"
#include "directory/unreadcount.h"
#include "directory/userdirectory.h"
#include "protocol/event.h"
#include "protocol/requests.h"
#include "session/revisiongate.h"

#include <QSet>

namespace parlor {

/// The one place where what the server says changes what the client knows, whatever brought it: events,
/// the sync picture, pages of history, answers. The local cache will be written from here.
/// Applying the same again changes nothing.
class EventApplier final : public QObject
{
    Q_OBJECT
public:
    EventApplier(Clock &clock, RoomDirectory &rooms, UserDirectory &users, QObject *parent = nullptr);

    void apply(const Event &event);
    /// Everything up to here has come: what comes again of it is dropped by its id anyway, no need to remember.
    void forgetUpTo(const Cursor &cursor);
    /// A whole picture. Reset and Replaced: what it does not know is gone; Replaced: nothing of before counts.
    void applySync(const SyncPicture &picture, EventFeed::Break how);

    /// "These stand in the room": a page, an answer to a POST.
    void place(RoomId room, const QList<Message> &messages);
    void placeNew(const Message &message);
    /// "This is how it looks now": an answer to an edit, a deletion, a reaction.
    void update(const Message &message);
    /// The whole of the caller's room, as answers carry it.
    void putRoom(const Room &room);

    /// The person has read up to here: counts at once, whatever the server says until it knows.
    void readLocally(RoomId room, Seq seq);
    /// The server's answer to that.
    void takeReadAnswer(RoomId room, const ReadPosition &position);
    /// Another person from here on: what was read locally was not theirs.
    void forgetReads();

    /// How often memberships of a room, or its own read state and rights, have changed by events: an answer
    /// that was asked for before such a change is older than it.
    quint64 membershipChanges(RoomId room) const { return m_membershipChanges.value(room); }
    quint64 ownChanges(RoomId room) const { return m_ownChanges.value(room); }
    /// People whose presence changed by events since the last takePresenceTouched().
    QSet<UserId> takePresenceTouched() { return std::exchange(m_presenceTouched, {}); }

Q_SIGNALS:
    /// The server has this message of ours.
    void ownMessageConfirmed(const ClientKey &key);
    /// An event named a room of which more must be asked: its members, the caller's place, what was said.
    void roomDiscovered(RoomId room);
    /// The unread count cannot be told from what is known.
    void unreadUnknown(RoomId room);

private:
    struct Visitor;
    void recount(RoomId room);
    void confirmOwn(const QList<Message> &messages);
    void putUser(const User &user);
    void discover(const RoomInfo &info, Role role);
    void removeRoom(RoomId room);
    void setRead(RoomId room, Seq seq);
    void setTyping(RoomId room, UserId user, bool typing);
    void applySyncRoom(const SyncRoom &room);
    void expireTyping();

    Clock &m_clock;
    RoomDirectory &m_rooms;
    UserDirectory &m_users;
    RevisionGate m_gate;
    QString m_epoch;          ///< of the store whose events count; empty: not known yet
    QSet<EventId> m_applied;  ///< since what forgetUpTo() said
    EventId m_forgotten = 0;
    QHash<RoomId, UnreadSnapshot> m_snapshots;
    QHash<RoomId, Seq> m_localReads;  ///< not yet confirmed by the server
    QHash<RoomId, quint64> m_membershipChanges;
    QHash<RoomId, quint64> m_ownChanges;
    QSet<UserId> m_presenceTouched;
    std::map<std::pair<RoomId, UserId>, std::chrono::milliseconds> m_typingUntil;  ///< monotonic
    std::unique_ptr<Timer> m_typingTimer;
};

}  // namespace parlor
