// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace parlor {

/// Who came into or went out of a room or a workspace with an event. Who goes still gets that event.
struct MembershipChange {
    std::optional<RoomId> room;
    std::optional<WorkspaceId> workspace;  ///< set where it is about a workspace, then `room` is not
    UserId user;
    bool joined = true;

    bool operator==(const MembershipChange &) const = default;
};

/// A durable event as it stands in the log. Immutable once published.
struct LoggedEvent {
    EventId id = 0;
    std::optional<RoomId> room;            ///< `room_id` of the envelope
    std::optional<UserId> onlyUser;        ///< only this person's devices get it, whatever `room` says
    std::optional<WorkspaceId> workspace;  ///< with no room and no user: everyone of the workspace gets it
    QByteArray kind;                       ///< "new_message" …
    Timestamp at;
    QByteArray dataJson;                  ///< compact UTF-8
    QString originStream;                 ///< id of the stream whose device caused it; for echo=0
    QList<MembershipChange> memberships;  ///< in force from this event on
    QList<WorkspaceId> alsoWorkspaces;    ///< with `workspace`: everyone of these too, each person once

    bool operator==(const LoggedEvent &) const = default;

    /// The `data:` line of the stream: {cursor, type, room_id, at, data}, compact.
    QByteArray envelopeJson(const QString &epoch) const;
};
using LoggedEventPtr = std::shared_ptr<const LoggedEvent>;

/// An event that is in no log: typing, presence, room_state.
struct PassingEvent {
    std::optional<RoomId> room;        ///< for the members of this room …
    std::optional<UserId> aboutUser;   ///< … or, with no room, for everyone who shares a room with this person
    std::optional<UserId> exceptUser;  ///< who does not get it: the typist
    QByteArray kind;
    Timestamp at;
    QByteArray dataJson;

    bool operator==(const PassingEvent &) const = default;

    /// As above, without a cursor.
    QByteArray envelopeJson() const;
};

/// A session that is over: its streams get `bye session_revoked`.
struct SessionEnded {
    SessionId session;
    UserId user;

    bool operator==(const SessionEnded &) const = default;
};

}  // namespace parlor
