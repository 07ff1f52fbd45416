// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/roomstate.h"
#include "model/workspace.h"

#include <QObject>
#include <map>
#include <memory>

namespace parlor {

/// Every room of the account, shown or not, with its timeline. What changes is announced after the change,
/// one to one with the steps of the timeline, so that a Qt model can forward them.
class RoomDirectory final : public QObject
{
    Q_OBJECT
public:
    explicit RoomDirectory(QObject *parent = nullptr);
    ~RoomDirectory() override;

    /// In the order of their ids. Ordering by activity is the models' affair.
    QList<RoomId> ids() const;
    /// Null where the account is not in that room. Valid until roomRemoved() of that room.
    const RoomState *find(RoomId id) const;
    const QList<Workspace> &workspaces() const { return m_workspaces; }
    /// Sum over all rooms, for the icon and the title; muted rooms left out by the caller.
    int unreadTotal() const;

    // Told by the session and the event applier alone; each announces what it changed.
    void setSelf(UserId self) { m_self = self; }
    void setWorkspaces(const QList<Workspace> &workspaces);
    /// Adds the room or replaces all that is the caller's own of it; its RoomInfo by revision.
    void put(const Room &room);
    void putInfo(const RoomInfo &info);
    void remove(RoomId id);
    /// Another store is behind the same id: everything but the pending rows is forgotten.
    void restart(RoomId id);
    void setMembers(RoomId id, const QList<Member> &members);
    void putMember(RoomId id, const Member &member);
    void removeMember(RoomId id, UserId user);
    void setSettings(RoomId id, const RoomSettings &settings);
    void setReadPosition(RoomId id, Seq lastReadSeq, int unread, int mentions);
    void setTyping(RoomId id, UserId user, bool typing);
    void clearTyping();
    void setPins(RoomId id, const QList<MessageId> &pins);
    void setProcessing(RoomId id, std::optional<UserId> user);
    void setLoadingOlder(RoomId id, bool loading);
    /// Runs `change` on the room's timeline and announces its steps. False where there is no such room.
    bool changeTimeline(RoomId id, const std::function<ChangeSet(Timeline &)> &change);

Q_SIGNALS:
    void roomAdded(RoomId id);
    /// find() no longer has it; a RoomState held from before lives until this signal has returned.
    void roomRemoved(RoomId id);
    void timelineChanged(RoomId id, const ChangeSet &changes);
    void roomChanged(RoomId id, RoomChanges what);
    void typingChanged(RoomId id);
    void workspacesChanged();

private:
    RoomState *state(RoomId id);

    UserId m_self;
    std::map<RoomId, std::unique_ptr<RoomState>> m_rooms;
    QList<Workspace> m_workspaces;
};

}  // namespace parlor
