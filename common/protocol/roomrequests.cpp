// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/requests.h"
#include "protocol/textrules.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

constexpr int kMaxName = 100;
constexpr int kMaxTopic = 1000;

std::optional<Audience> audience(JsonReader &reader, QLatin1String name)
{
    if (!reader.has(name))
        return std::nullopt;
    const std::optional<Audience> value = audienceFromName(reader.text(name));
    if (!value && reader.raw(name).isString())
        reader.reject(name, u"invalid"_s);
    return value;
}

void insertName(QJsonObject &json, QLatin1String name, const std::optional<Audience> &value)
{
    if (value)
        json.insert(name, wireName(*value));
}

}  // namespace

QJsonObject toJson(const CreateRoomRequest &request)
{
    return {{u"workspace_id"_s, request.workspaceId.value},
            {u"kind"_s, wireName(request.kind)},
            {u"name"_s, request.name},
            {u"topic"_s, request.topic},
            {u"member_ids"_s, idList(request.memberIds)}};
}

Result<CreateRoomRequest> createRoomRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    CreateRoomRequest value;
    value.workspaceId = reader.id<WorkspaceId>("workspace_id"_L1);
    const QString kindName = reader.text("kind"_L1);
    const std::optional<RoomKind> kind = roomKindFromName(kindName);
    if (!kind && reader.raw("kind"_L1).isString())
        reader.reject("kind"_L1, u"invalid"_s);
    value.kind = kind.value_or(RoomKind::Group);
    value.name = textrules::optionalLine(reader, "name"_L1, kMaxName);
    value.topic = textrules::optionalLine(reader, "topic"_L1, kMaxTopic);
    value.memberIds = reader.optionalIds<UserId>("member_ids"_L1);
    return requested(reader, value);
}

QJsonObject toJson(const UpdateRoomRequest &request)
{
    QJsonObject json;
    if (request.name)
        json.insert("name"_L1, *request.name);
    if (request.topic)
        json.insert("topic"_L1, *request.topic);
    insertName(json, "posting"_L1, request.posting);
    insertName(json, "pinning"_L1, request.pinning);
    insertName(json, "mention_all"_L1, request.mentionAll);
    if (request.archived)
        json.insert("archived"_L1, *request.archived);
    return json;
}

Result<UpdateRoomRequest> updateRoomRequestFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    UpdateRoomRequest value;
    if (reader.has("name"_L1))
        value.name = textrules::optionalLine(reader, "name"_L1, kMaxName);
    if (reader.has("topic"_L1))
        value.topic = textrules::optionalLine(reader, "topic"_L1, kMaxTopic);
    value.posting = audience(reader, "posting"_L1);
    value.pinning = audience(reader, "pinning"_L1);
    value.mentionAll = audience(reader, "mention_all"_L1);
    if (reader.has("archived"_L1))
        value.archived = reader.boolean("archived"_L1);
    return requested(reader, value);
}

}  // namespace parlor
