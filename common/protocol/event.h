// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/message.h"
#include "model/presence.h"
#include "model/room.h"
#include "model/user.h"
#include "model/workspace.h"
#include "protocol/cursor.h"

#include <QJsonObject>
#include <variant>

/// Everything that the event stream carries. One struct an event type, with its fields of `data`.
namespace parlor {

namespace event {

// Durable: in the log, with a cursor, replayed.
struct NewMessage {
    Message message;
    bool operator==(const NewMessage &) const = default;
};
struct MessageEdited {
    Message message;
    bool operator==(const MessageEdited &) const = default;
};
struct MessageDeleted {
    Message message;
    bool operator==(const MessageDeleted &) const = default;
};
struct ReactionChanged {
    Message message;
    QString emoji;
    QList<UserId> userIds;
    bool operator==(const ReactionChanged &) const = default;
};
struct ActionUpdated {
    Message message;
    bool operator==(const ActionUpdated &) const = default;
};
struct MessageRead {
    UserId userId;
    Seq lastReadSeq = 0;
    bool operator==(const MessageRead &) const = default;
};
struct RoomCreated {
    RoomInfo room;
    bool operator==(const RoomCreated &) const = default;
};
struct RoomUpdated {
    RoomInfo room;
    bool operator==(const RoomUpdated &) const = default;
};
struct RoomDeleted {
    bool operator==(const RoomDeleted &) const = default;
};
/// Of a room, or (room_id null) of a workspace.
struct MemberAdded {
    User user;
    Role role = Role::Member;
    std::optional<RoomInfo> room;
    std::optional<WorkspaceId> workspaceId;
    bool operator==(const MemberAdded &) const = default;
};
struct MemberRemoved {
    UserId userId;
    UserId by;
    std::optional<WorkspaceId> workspaceId;
    bool operator==(const MemberRemoved &) const = default;
};
struct MemberUpdated {
    User user;
    Role role = Role::Member;
    std::optional<WorkspaceId> workspaceId;
    bool operator==(const MemberUpdated &) const = default;
};
/// The workspace without a role: that is not the same for all.
struct WorkspaceUpdated {
    Workspace workspace;
    bool operator==(const WorkspaceUpdated &) const = default;
};
struct UserUpdated {
    User user;
    bool operator==(const UserUpdated &) const = default;
};
struct PinsChanged {
    QList<MessageId> messageIds;
    bool operator==(const PinsChanged &) const = default;
};
struct RoomSettingsChanged {
    RoomSettings settings;
    bool operator==(const RoomSettingsChanged &) const = default;
};
struct ReadState {
    Seq lastReadSeq = 0;
    bool isExplicit = false;
    bool operator==(const ReadState &) const = default;
};
struct IgnoredChanged {
    QList<UserId> userIds;
    bool operator==(const IgnoredChanged &) const = default;
};

// Passing: no cursor, never replayed.
struct Typing {
    UserId userId;
    bool typing = false;
    bool operator==(const Typing &) const = default;
};
struct PresenceChanged {
    Presence presence;
    bool operator==(const PresenceChanged &) const = default;
};
struct RoomState {
    bool isProcessing = false;
    UserId userId;
    bool operator==(const RoomState &) const = default;
};

/// A type that this version does not know: counted and stepped over.
struct Unknown {
    QString type;
    QJsonObject data;
    bool operator==(const Unknown &) const = default;
};

using Payload = std::variant<NewMessage, MessageEdited, MessageDeleted, ReactionChanged, ActionUpdated, MessageRead,
                             RoomCreated, RoomUpdated, RoomDeleted, MemberAdded, MemberRemoved, MemberUpdated,
                             UserUpdated, PinsChanged, RoomSettingsChanged, ReadState, IgnoredChanged, WorkspaceUpdated,
                             Typing, PresenceChanged, RoomState, Unknown>;

}  // namespace event

/// The envelope: {cursor, type, room_id, at, data, root?}.
struct Event {
    std::optional<Cursor> cursor;  ///< none for passing events
    std::optional<RoomId> roomId;
    Timestamp at;
    event::Payload payload;
    /// With a reply's new_message: its thread's root and how many replies that has now.
    struct Root {
        MessageId id;
        int replyCount = 0;
        bool operator==(const Root &) const = default;
    };
    std::optional<Root> root;

    bool operator==(const Event &) const = default;
};

/// "new_message" …
QString eventType(const event::Payload &payload);
bool isDurable(const event::Payload &payload);
QJsonObject toJson(const Event &event);
/// The `data` alone, as the log stores it.
QJsonObject dataJson(const event::Payload &payload);
/// BadAnswer where the envelope or the data of a known type cannot be read. (`root` stands inside `data`.)
Result<Event> eventFromJson(const QJsonObject &object);

namespace control {

struct Hello {
    QString streamId;
    Cursor cursor;
    int heartbeatSeconds = 15;
    bool operator==(const Hello &) const = default;
};
struct Heartbeat {
    Cursor cursor;
    qint64 sent = 0;
    bool operator==(const Heartbeat &) const = default;
};
enum class ResetReason { EpochChanged, TooOld, BadCursor };
struct Reset {
    ResetReason reason = ResetReason::BadCursor;
    Cursor cursor;
    bool operator==(const Reset &) const = default;
};
enum class ByeReason { SessionRevoked, SlowConsumer, ShuttingDown, Rotate };
struct Bye {
    ByeReason reason = ByeReason::ShuttingDown;
    bool operator==(const Bye &) const = default;
};

QJsonObject toJson(const Hello &hello);
QJsonObject toJson(const Heartbeat &heartbeat);
QJsonObject toJson(const Reset &reset);
QJsonObject toJson(const Bye &bye);
Result<Hello> helloFromJson(const QJsonObject &object);
Result<Heartbeat> heartbeatFromJson(const QJsonObject &object);
Result<Reset> resetFromJson(const QJsonObject &object);
Result<Bye> byeFromJson(const QJsonObject &object);

}  // namespace control

}  // namespace parlor
