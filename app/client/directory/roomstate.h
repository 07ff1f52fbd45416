// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/room.h"
#include "timeline/timeline.h"

#include <QFlags>
#include <QHash>
#include <QList>

namespace parlor {

/// What changed of a room, apart from its timeline.
enum class RoomChange {
    Info = 1,  ///< name, topic, rights, archived; for a direct room also who it is with
    Members = 2,
    Unread = 4,    ///< unread, mentions or last_read_seq
    Settings = 8,  ///< the caller's own
    Preview = 16,  ///< the last row
    History = 32,  ///< whether older messages exist or are being loaded
    Pins = 64,
    Processing = 128,  ///< an assistant works on an answer
};
Q_DECLARE_FLAGS(RoomChanges, RoomChange)
Q_DECLARE_OPERATORS_FOR_FLAGS(RoomChanges)

/// All that is known of one room: read it anywhere on the session's thread, write it through RoomDirectory.
class RoomState
{
public:
    RoomState(const Room &room, UserId self);

    RoomId id() const { return m_room.info.id; }
    /// As the caller sees it. `unread`, `mentions` and `lastReadSeq` are those to show (see UnreadCount).
    const Room &room() const { return m_room; }
    const Timeline &timeline() const { return m_timeline; }
    UserId self() const { return m_self; }

    const QList<Member> &members() const { return m_members; }
    /// Null where that person is not in the room.
    const Member *member(UserId id) const;
    /// Of a direct room: the other person; of one's saved messages oneself; otherwise none.
    std::optional<UserId> directPeer() const;
    const QList<UserId> &typing() const { return m_typing; }  ///< in the order in which they began; never self
    const QList<MessageId> &pins() const { return m_pins; }
    std::optional<UserId> processing() const { return m_processing; }

    /// Whether messages before the first known one exist, and whether they are being fetched.
    bool hasOlder() const;
    bool isLoadingOlder() const { return m_loadingOlder; }

    /// The newest message, pending ones included; null in an empty room.
    RowPtr lastRow() const;
    /// When something was last said; of an empty room when it was made.
    Timestamp lastActivity() const;

private:
    friend class RoomDirectory;

    Room m_room;
    UserId m_self;
    Timeline m_timeline;
    QList<Member> m_members;
    QList<UserId> m_typing;
    QList<MessageId> m_pins;
    std::optional<UserId> m_processing;
    bool m_loadingOlder = false;
};

}  // namespace parlor
