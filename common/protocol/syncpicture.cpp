// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/requests.h"

#include "protocol/json.h"
#include "protocol/wire.h"

#include <array>

namespace parlor {

using namespace wire;

namespace {

// In the order of the enumeration.
constexpr std::array kRegistrations{"open", "invite", "closed"};

Registration registration(JsonReader &reader)
{
    const QString text = reader.optionalText("registration"_L1);
    const auto it = std::find_if(kRegistrations.begin(), kRegistrations.end(),
                                 [&text](const char *name) { return text == QLatin1String(name); });
    // A mode that is not known is no open door.
    return it == kRegistrations.end() ? Registration::Closed : Registration(it - kRegistrations.begin());
}

QJsonObject toJson(const Limits &limits)
{
    return {{u"message_length"_s, limits.messageLength},
            {u"body_bytes"_s, limits.bodyBytes},
            {u"file_bytes"_s, limits.fileBytes},
            {u"page"_s, limits.page},
            {u"client_key_length"_s, limits.clientKeyLength}};
}

qint64 limit(JsonReader &reader, QLatin1String name, qint64 fallback)
{
    return std::max<qint64>(1, reader.optionalInteger(name, fallback));
}

int smallLimit(JsonReader &reader, QLatin1String name, int fallback)
{
    return int(std::min<qint64>(limit(reader, name, fallback), std::numeric_limits<int>::max()));
}

Result<Limits> limitsFromJson(const QJsonObject &object)
{
    const Limits usual;
    JsonReader reader(object);
    Limits limits;
    limits.messageLength = smallLimit(reader, "message_length"_L1, usual.messageLength);
    limits.bodyBytes = limit(reader, "body_bytes"_L1, usual.bodyBytes);
    limits.fileBytes = limit(reader, "file_bytes"_L1, usual.fileBytes);
    limits.page = smallLimit(reader, "page"_L1, usual.page);
    limits.clientKeyLength = smallLimit(reader, "client_key_length"_L1, usual.clientKeyLength);
    return answer(reader, limits);
}

QJsonObject toJson(const SyncRoom &syncRoom)
{
    QJsonObject json = toJson(syncRoom.room);
    json.insert("members"_L1, jsonList(syncRoom.members));
    json.insert("messages"_L1, jsonList(syncRoom.messages));
    return json;
}

Result<SyncRoom> syncRoomFromJson(const QJsonObject &object)
{
    Result<Room> room = roomFromJson(object);
    if (!room.ok())
        return room.error();
    JsonReader reader(object);
    SyncRoom syncRoom;
    syncRoom.room = *std::move(room);
    syncRoom.members = nestedList(reader, "members"_L1, memberFromJson);
    syncRoom.messages = nestedList(reader, "messages"_L1, messageFromJson);
    return answer(reader, syncRoom);
}

}  // namespace

QJsonObject toJson(const ServerInfo &info)
{
    return {{u"name"_s, info.name},
            {u"version"_s, info.version},
            {u"protocol"_s, info.protocol},
            {u"epoch"_s, info.epoch},
            {u"tls_fingerprint"_s, info.tlsFingerprint.isEmpty() ? QJsonValue() : QJsonValue(info.tlsFingerprint)},
            {u"registration"_s, QLatin1String(kRegistrations[size_t(info.registration)])},
            {u"limits"_s, toJson(info.limits)}};
}

Result<ServerInfo> serverInfoFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ServerInfo info;
    info.name = reader.optionalText("name"_L1);
    info.version = reader.optionalText("version"_L1);
    info.protocol = int(reader.integer("protocol"_L1));
    info.epoch = reader.optionalText("epoch"_L1);
    info.tlsFingerprint = reader.optionalText("tls_fingerprint"_L1);
    info.registration = registration(reader);
    if (reader.has("limits"_L1))
        info.limits = nested(reader, "limits"_L1, limitsFromJson);
    return answer(reader, info);
}

QJsonObject toJson(const SyncPicture &picture)
{
    QJsonArray rooms;
    for (const SyncRoom &room : picture.rooms)
        rooms.append(toJson(room));
    return {{u"cursor"_s, picture.cursor.toText()},
            {u"me"_s, toJson(picture.me)},
            {u"server"_s, toJson(picture.server)},
            {u"ignored"_s, idList(picture.ignored)},
            {u"workspaces"_s, jsonList(picture.workspaces)},
            {u"users"_s, jsonList(picture.users)},
            {u"rooms"_s, rooms}};
}

Result<SyncPicture> syncPictureFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    SyncPicture picture;
    const std::optional<Cursor> cursor = Cursor::fromText(reader.text("cursor"_L1));
    if (!cursor && reader.ok())
        reader.reject("cursor"_L1, u"invalid"_s);
    picture.cursor = cursor.value_or(Cursor{});
    picture.me = nested(reader, "me"_L1, userFromJson);
    picture.server = nested(reader, "server"_L1, serverInfoFromJson);
    picture.ignored = reader.optionalIds<UserId>("ignored"_L1);
    picture.workspaces = nestedList(reader, "workspaces"_L1, workspaceFromJson);
    picture.users = nestedList(reader, "users"_L1, userFromJson);
    // Required: a picture without them would empty the client.
    [[maybe_unused]] const QJsonArray present = reader.array("rooms"_L1);
    picture.rooms = nestedList(reader, "rooms"_L1, syncRoomFromJson);
    return answer(reader, picture);
}

}  // namespace parlor
