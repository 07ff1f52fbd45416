// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/event.h"

#include "protocol/eventtypes.h"
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

using event::Payload;

Role role(JsonReader &data)
{
    return roleFromName(data.optionalText("role"_L1)).value_or(Role::Member);
}

template<typename MessageEvent>
Payload readMessageEvent(JsonReader &data)
{
    return MessageEvent{nested(data, "message"_L1, messageFromJson)};
}

Payload readReactionChanged(JsonReader &data)
{
    event::ReactionChanged e;
    e.message = nested(data, "message"_L1, messageFromJson);
    e.emoji = data.optionalText("emoji"_L1);
    e.userIds = data.optionalIds<UserId>("user_ids"_L1);
    return e;
}

Payload readMessageRead(JsonReader &data)
{
    event::MessageRead e;
    e.userId = data.id<UserId>("user_id"_L1);
    e.lastReadSeq = data.integer("last_read_seq"_L1);
    return e;
}

template<typename RoomEvent>
Payload readRoomEvent(JsonReader &data)
{
    return RoomEvent{nested(data, "room"_L1, roomInfoFromJson)};
}

Payload readRoomDeleted(JsonReader &)
{
    return event::RoomDeleted{};
}

Payload readMemberAdded(JsonReader &data)
{
    event::MemberAdded e;
    e.user = nested(data, "user"_L1, userFromJson);
    e.role = role(data);
    if (data.has("room"_L1))
        e.room = nested(data, "room"_L1, roomInfoFromJson);
    e.workspaceId = data.optionalId<WorkspaceId>("workspace_id"_L1);
    return e;
}

Payload readMemberRemoved(JsonReader &data)
{
    event::MemberRemoved e;
    e.userId = data.id<UserId>("user_id"_L1);
    e.by = data.optionalId<UserId>("by"_L1).value_or(UserId{});
    e.workspaceId = data.optionalId<WorkspaceId>("workspace_id"_L1);
    return e;
}

Payload readMemberUpdated(JsonReader &data)
{
    event::MemberUpdated e;
    e.user = nested(data, "user"_L1, userFromJson);
    e.role = role(data);
    e.workspaceId = data.optionalId<WorkspaceId>("workspace_id"_L1);
    return e;
}

Payload readUserUpdated(JsonReader &data)
{
    return event::UserUpdated{nested(data, "user"_L1, userFromJson)};
}

Payload readPinsChanged(JsonReader &data)
{
    return event::PinsChanged{data.optionalIds<MessageId>("message_ids"_L1)};
}

Payload readRoomSettingsChanged(JsonReader &data)
{
    return event::RoomSettingsChanged{nested(data, "settings"_L1, roomSettingsFromJson)};
}

Payload readReadState(JsonReader &data)
{
    event::ReadState e;
    e.lastReadSeq = data.integer("last_read_seq"_L1);
    e.isExplicit = data.optionalBoolean("explicit"_L1, false);
    return e;
}

Payload readIgnoredChanged(JsonReader &data)
{
    return event::IgnoredChanged{data.optionalIds<UserId>("user_ids"_L1)};
}

Payload readWorkspaceUpdated(JsonReader &data)
{
    return event::WorkspaceUpdated{nested(data, "workspace"_L1, workspaceFromJson)};
}

Payload readTyping(JsonReader &data)
{
    event::Typing e;
    e.userId = data.id<UserId>("user_id"_L1);
    e.typing = data.boolean("typing"_L1);
    return e;
}

Payload readPresence(JsonReader &data)
{
    event::PresenceChanged e;
    e.presence.userId = data.id<UserId>("user_id"_L1);
    e.presence.status = presenceStatusFromName(data.text("status"_L1)).value_or(PresenceStatus::Online);
    e.presence.lastSeenAt = data.optionalTimestamp("last_seen_at"_L1);
    return e;
}

Payload readRoomState(JsonReader &data)
{
    event::RoomState e;
    e.isProcessing = data.boolean("is_processing"_L1);
    e.userId = data.optionalId<UserId>("user_id"_L1).value_or(UserId{});
    return e;
}

/// Where an event must say which room it is about.
enum class RoomOf { Envelope, EnvelopeOrWorkspace, Data };

struct DataReader {
    Payload (*read)(JsonReader &data);
    RoomOf room;
};

/// In the order of event::Payload.
constexpr std::array<DataReader, kEventTypes.size()> kReaders{{
    {readMessageEvent<event::NewMessage>, RoomOf::Data},
    {readMessageEvent<event::MessageEdited>, RoomOf::Data},
    {readMessageEvent<event::MessageDeleted>, RoomOf::Data},
    {readReactionChanged, RoomOf::Data},
    {readMessageEvent<event::ActionUpdated>, RoomOf::Data},
    {readMessageRead, RoomOf::Envelope},
    {readRoomEvent<event::RoomCreated>, RoomOf::Data},
    {readRoomEvent<event::RoomUpdated>, RoomOf::Data},
    {readRoomDeleted, RoomOf::Envelope},
    {readMemberAdded, RoomOf::EnvelopeOrWorkspace},
    {readMemberRemoved, RoomOf::EnvelopeOrWorkspace},
    {readMemberUpdated, RoomOf::EnvelopeOrWorkspace},
    {readUserUpdated, RoomOf::Data},
    {readPinsChanged, RoomOf::Envelope},
    {readRoomSettingsChanged, RoomOf::Envelope},
    {readReadState, RoomOf::Envelope},
    {readIgnoredChanged, RoomOf::Data},
    {readWorkspaceUpdated, RoomOf::Data},
    {readTyping, RoomOf::Envelope},
    {readPresence, RoomOf::Data},
    {readRoomState, RoomOf::Envelope},
}};

void checkRoom(JsonReader &envelope, const JsonReader &data, RoomOf where)
{
    const bool isSaid = envelope.has("room_id"_L1)
                        || (where == RoomOf::EnvelopeOrWorkspace && data.has("workspace_id"_L1));
    if (where != RoomOf::Data && !isSaid)
        envelope.reject("room_id"_L1, u"missing"_s);
}

std::optional<Cursor> cursor(JsonReader &envelope)
{
    if (!envelope.has("cursor"_L1))
        return std::nullopt;
    const std::optional<Cursor> cursor = Cursor::fromText(envelope.text("cursor"_L1));
    if (!cursor)
        envelope.reject("cursor"_L1, u"invalid"_s);
    return cursor;
}

std::optional<Event::Root> root(JsonReader &data)
{
    if (!data.has("root"_L1))
        return std::nullopt;
    JsonReader reader(data.object("root"_L1));
    const Event::Root root{reader.id<MessageId>("id"_L1), count(reader, "reply_count"_L1)};
    if (!reader.ok())
        data.reject("root"_L1, u"invalid"_s);
    return root;
}

}  // namespace

Result<Event> eventFromJson(const QJsonObject &object)
{
    JsonReader envelope(object);
    JsonReader data(envelope.optionalObject("data"_L1), u"data."_s);
    Event event;
    event.cursor = cursor(envelope);
    event.roomId = envelope.optionalId<RoomId>("room_id"_L1);
    event.at = envelope.optionalTimestamp("at"_L1).value_or(Timestamp{});
    event.root = root(data);
    const QString type = envelope.text("type"_L1);
    const auto known = std::find_if(kEventTypes.begin(), kEventTypes.end(),
                                    [&type](const char *name) { return type == QLatin1String(name); });
    if (known == kEventTypes.end()) {
        event.payload = event::Unknown{type, object.value("data"_L1).toObject()};
        return answer(envelope, event);
    }
    const DataReader &reader = kReaders[size_t(known - kEventTypes.begin())];
    event.payload = reader.read(data);
    checkRoom(envelope, data, reader.room);
    if (!data.ok())
        return answer(data, event);
    return answer(envelope, event);
}

}  // namespace parlor
