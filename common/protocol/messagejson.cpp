// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/wire.h"

namespace parlor {

using namespace wire;

namespace {

QJsonArray toJson(const Mentions &mentions)
{
    QJsonArray array = idList(mentions.userIds);
    if (mentions.all)
        array.append(u"all"_s);
    if (mentions.here)
        array.append(u"here"_s);
    return array;
}

/// Groups that a later version invents are stepped over.
Mentions mentionsFrom(const QJsonArray &array)
{
    Mentions mentions;
    for (const QJsonValue value : array) {
        if (const std::optional<qint64> id = idFromJson(value))
            mentions.userIds.append(UserId{*id});
        else if (value.toString() == "all"_L1)
            mentions.all = true;
        else if (value.toString() == "here"_L1)
            mentions.here = true;
    }
    return mentions;
}

QJsonObject toJson(const Reaction &reaction)
{
    return {{u"emoji"_s, reaction.emoji}, {u"user_ids"_s, idList(reaction.userIds)}};
}

Result<Reaction> reactionFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Reaction reaction;
    reaction.emoji = reader.text("emoji"_L1);
    reaction.userIds = reader.optionalIds<UserId>("user_ids"_L1);
    return answer(reader, reaction);
}

QJsonObject toJson(const ForwardedFrom &origin)
{
    return {{u"message_id"_s, origin.messageId.value},
            {u"room_id"_s, origin.roomId.value},
            {u"user_id"_s, origin.userId.value},
            {u"display_name"_s, origin.displayName}};
}

Result<ForwardedFrom> forwardedFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ForwardedFrom origin;
    origin.messageId = reader.id<MessageId>("message_id"_L1);
    origin.roomId = reader.id<RoomId>("room_id"_L1);
    origin.userId = reader.id<UserId>("user_id"_L1);
    origin.displayName = reader.optionalText("display_name"_L1);
    return answer(reader, origin);
}

QJsonArray reactionList(const QList<Reaction> &reactions)
{
    QJsonArray array;
    for (const Reaction &reaction : reactions)
        array.append(toJson(reaction));
    return array;
}

QJsonValue pixels(int count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue();
}

}  // namespace

QJsonObject toJson(const Attachment &attachment)
{
    return {{u"id"_s, attachment.id.value},         {u"name"_s, attachment.name},
            {u"type"_s, attachment.type},           {u"size"_s, attachment.size},
            {u"width"_s, pixels(attachment.width)}, {u"height"_s, pixels(attachment.height)}};
}

Result<Attachment> attachmentFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Attachment attachment;
    attachment.id = reader.id<FileId>("id"_L1);
    attachment.name = reader.optionalText("name"_L1);
    attachment.type = reader.optionalText("type"_L1, {}, u"application/octet-stream"_s);
    attachment.size = std::max<qint64>(0, reader.optionalInteger("size"_L1, 0));
    attachment.width = count(reader, "width"_L1);
    attachment.height = count(reader, "height"_L1);
    return answer(reader, attachment);
}

QJsonObject toJson(const Message &message)
{
    QJsonObject json{
        {u"id"_s, message.id.value},
        {u"room_id"_s, message.roomId.value},
        {u"seq"_s, message.seq},
        {u"revision"_s, message.revision},
        {u"client_key"_s, message.clientKey.isEmpty() ? QJsonValue() : QJsonValue(message.clientKey.text)},
        {u"sender_id"_s, message.senderId.value},
        {u"kind"_s, wireName(message.kind)},
        {u"body"_s, message.body},
        {u"reply_to"_s, idOrNull(message.replyTo)},
        {u"root_id"_s, idOrNull(message.rootId)},
        {u"reply_count"_s, message.replyCount},
        {u"forwarded_from"_s, message.forwardedFrom ? QJsonValue(toJson(*message.forwardedFrom)) : QJsonValue()},
        {u"mentions"_s, toJson(message.mentions)},
        {u"attachments"_s, jsonList(message.attachments)},
        {u"reactions"_s, reactionList(message.reactions)},
        {u"action"_s, objectOrNull(message.action)},
        {u"created_at"_s, message.createdAt.toText()},
        {u"edited_at"_s, timeOrNull(message.editedAt)},
        {u"deleted_at"_s, timeOrNull(message.deletedAt)}};
    if (message.kind == MessageKind::System)
        json.insert("system"_L1, message.system);
    return json;
}

Result<Message> messageFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Message message;
    message.id = reader.id<MessageId>("id"_L1);
    message.roomId = reader.id<RoomId>("room_id"_L1);
    message.seq = positive(reader, "seq"_L1);
    message.revision = positive(reader, "revision"_L1);
    message.clientKey = ClientKey{reader.optionalText("client_key"_L1)};
    message.senderId = reader.id<UserId>("sender_id"_L1);
    // A kind that a later version invents still has its words and its place in the room.
    message.kind = messageKindFromName(reader.optionalText("kind"_L1)).value_or(MessageKind::User);
    message.body = reader.optionalText("body"_L1);
    message.replyTo = reader.optionalId<MessageId>("reply_to"_L1);
    message.rootId = reader.optionalId<MessageId>("root_id"_L1);
    message.replyCount = count(reader, "reply_count"_L1);
    if (reader.has("forwarded_from"_L1))
        message.forwardedFrom = nested(reader, "forwarded_from"_L1, forwardedFromJson);
    message.mentions = mentionsFrom(reader.optionalArray("mentions"_L1));
    message.attachments = nestedList(reader, "attachments"_L1, attachmentFromJson);
    message.reactions = nestedList(reader, "reactions"_L1, reactionFromJson);
    if (message.kind == MessageKind::System)
        message.system = reader.optionalObject("system"_L1);
    message.action = reader.optionalObject("action"_L1);
    message.createdAt = reader.timestamp("created_at"_L1);
    message.editedAt = reader.optionalTimestamp("edited_at"_L1);
    message.deletedAt = reader.optionalTimestamp("deleted_at"_L1);
    return answer(reader, message);
}

}  // namespace parlor
