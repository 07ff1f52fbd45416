// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

QStringList texts(JsonReader &reader, QLatin1String name)
{
    QStringList list;
    for (const QJsonValue value : reader.optionalArray(name)) {
        if (value.isString())
            list.append(value.toString());
    }
    return list;
}

Audience audience(JsonReader &reader, QLatin1String name)
{
    return audienceFromName(reader.optionalText(name)).value_or(Audience::All);
}

}  // namespace

QJsonObject toJson(const RoomSettings &settings)
{
    return {{u"notify"_s, wireName(settings.notify)},
            {u"muted_until"_s, timeOrNull(settings.mutedUntil)},
            {u"favourite"_s, settings.favourite},
            {u"keywords"_s, QJsonArray::fromStringList(settings.keywords)}};
}

Result<RoomSettings> roomSettingsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomSettings settings;
    settings.notify = notifyLevelFromName(reader.optionalText("notify"_L1)).value_or(NotifyLevel::All);
    settings.mutedUntil = reader.optionalTimestamp("muted_until"_L1);
    settings.favourite = reader.optionalBoolean("favourite"_L1, false);
    settings.keywords = texts(reader, "keywords"_L1);
    return answer(reader, settings);
}

QJsonObject toJson(const RoomInfo &room)
{
    return {{u"id"_s, room.id.value},
            {u"workspace_id"_s, room.workspaceId.value},
            {u"kind"_s, wireName(room.kind)},
            {u"name"_s, room.name},
            {u"topic"_s, room.topic},
            {u"created_by"_s, idOrNull(room.createdBy)},
            {u"created_at"_s, room.createdAt.toText()},
            {u"last_seq"_s, room.lastSeq},
            {u"posting"_s, wireName(room.posting)},
            {u"pinning"_s, wireName(room.pinning)},
            {u"mention_all"_s, wireName(room.mentionAll)},
            {u"archived"_s, room.archived},
            {u"revision"_s, room.revision}};
}

Result<RoomInfo> roomInfoFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    RoomInfo room;
    room.id = reader.id<RoomId>("id"_L1);
    room.workspaceId = reader.id<WorkspaceId>("workspace_id"_L1);
    room.kind = roomKindFromName(reader.text("kind"_L1)).value_or(RoomKind::Group);
    room.name = reader.optionalText("name"_L1);
    room.topic = reader.optionalText("topic"_L1);
    room.createdBy = reader.optionalId<UserId>("created_by"_L1).value_or(UserId{});
    room.createdAt = reader.optionalTimestamp("created_at"_L1).value_or(Timestamp{});
    room.lastSeq = reader.optionalInteger("last_seq"_L1, 0);
    room.posting = audience(reader, "posting"_L1);
    room.pinning = audience(reader, "pinning"_L1);
    room.mentionAll = audience(reader, "mention_all"_L1);
    room.archived = reader.optionalBoolean("archived"_L1, false);
    room.revision = reader.optionalInteger("revision"_L1, 0);
    return answer(reader, room);
}

QJsonObject toJson(const Room &room)
{
    QJsonObject json = toJson(room.info);
    json.insert("member"_L1, room.member);
    json.insert("role"_L1, room.member ? QJsonValue(wireName(room.role)) : QJsonValue());
    json.insert("last_read_seq"_L1, room.lastReadSeq);
    json.insert("unread"_L1, room.unread);
    json.insert("mentions"_L1, room.mentions);
    json.insert("settings"_L1, toJson(room.settings));
    return json;
}

Result<Room> roomFromJson(const QJsonObject &object)
{
    Result<RoomInfo> info = roomInfoFromJson(object);
    if (!info.ok())
        return info.error();
    JsonReader reader(object);
    Room room;
    room.info = *std::move(info);
    room.member = reader.optionalBoolean("member"_L1, false);
    if (room.member)
        room.role = roleFromName(reader.optionalText("role"_L1)).value_or(Role::Member);
    room.lastReadSeq = reader.optionalInteger("last_read_seq"_L1, 0);
    room.unread = count(reader, "unread"_L1);
    room.mentions = count(reader, "mentions"_L1);
    if (reader.has("settings"_L1))
        room.settings = nested(reader, "settings"_L1, roomSettingsFromJson);
    return answer(reader, room);
}

}  // namespace parlor
