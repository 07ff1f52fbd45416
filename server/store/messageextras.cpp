// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messageextras.h"

#include "base/json.h"

#include <QJsonArray>

namespace parlor {

namespace {

constexpr QLatin1String kMentions("mentions");
constexpr QLatin1String kMentionsAll("mentions_all");
constexpr QLatin1String kMentionsHere("mentions_here");
constexpr QLatin1String kAttachments("attachments");
constexpr QLatin1String kReactions("reactions");
constexpr QLatin1String kForwarded("forwarded_from");
constexpr QLatin1String kSystem("system");
constexpr QLatin1String kAction("action");

QJsonArray arrayOf(const QList<UserId> &users)
{
    QJsonArray array;
    for (const UserId user : users)
        array.append(user.value);
    return array;
}

QList<UserId> usersFrom(const QJsonArray &array)
{
    QList<UserId> users;
    users.reserve(array.size());
    for (const QJsonValue value : array)
        users.append(UserId{value.toInteger()});
    return users;
}

/// Pairs of an emoji and its people, in order.
QJsonArray arrayOf(const QList<Reaction> &reactions)
{
    QJsonArray array;
    for (const Reaction &reaction : reactions)
        array.append(QJsonArray{reaction.emoji, arrayOf(reaction.userIds)});
    return array;
}

QJsonArray arrayOf(const QList<Attachment> &attachments)
{
    QJsonArray array;
    for (const Attachment &file : attachments)
        array.append(QJsonArray{file.id.value, file.name, file.type, file.size, file.width, file.height});
    return array;
}

QList<Attachment> attachmentsFrom(const QJsonArray &array)
{
    QList<Attachment> attachments;
    for (const QJsonValue value : array) {
        const QJsonArray file = value.toArray();
        attachments.append({FileId{file.at(0).toInteger()}, file.at(1).toString(), file.at(2).toString(),
                            file.at(3).toInteger(), file.at(4).toInt(), file.at(5).toInt()});
    }
    return attachments;
}

QJsonArray arrayOf(const ForwardedFrom &from)
{
    return {from.messageId.value, from.roomId.value, from.userId.value, from.displayName};
}

}  // namespace

std::optional<QByteArray> extrasOf(const Message &message)
{
    QJsonObject extras;
    if (!message.mentions.userIds.isEmpty())
        extras.insert(kMentions, arrayOf(message.mentions.userIds));
    if (message.mentions.all)
        extras.insert(kMentionsAll, true);
    if (message.mentions.here)
        extras.insert(kMentionsHere, true);
    if (!message.attachments.isEmpty())
        extras.insert(kAttachments, arrayOf(message.attachments));
    if (!message.reactions.isEmpty())
        extras.insert(kReactions, arrayOf(message.reactions));
    if (message.forwardedFrom)
        extras.insert(kForwarded, arrayOf(*message.forwardedFrom));
    if (!message.system.isEmpty())
        extras.insert(kSystem, message.system);
    if (!message.action.isEmpty())
        extras.insert(kAction, message.action);
    return extras.isEmpty() ? std::nullopt : std::optional(compactJson(extras));
}

void readExtras(const QByteArray &json, Message &message)
{
    const QJsonObject extras = QJsonDocument::fromJson(json).object();
    message.mentions.userIds = usersFrom(extras.value(kMentions).toArray());
    message.mentions.all = extras.value(kMentionsAll).toBool();
    message.mentions.here = extras.value(kMentionsHere).toBool();
    message.attachments = attachmentsFrom(extras.value(kAttachments).toArray());
    const QJsonArray reactions = extras.value(kReactions).toArray();
    for (const QJsonValue value : reactions)
        message.reactions.append({value.toArray().at(0).toString(), usersFrom(value.toArray().at(1).toArray())});
    if (const QJsonArray from = extras.value(kForwarded).toArray(); !from.isEmpty())
        message.forwardedFrom = ForwardedFrom{MessageId{from.at(0).toInteger()}, RoomId{from.at(1).toInteger()},
                                              UserId{from.at(2).toInteger()}, from.at(3).toString()};
    message.system = extras.value(kSystem).toObject();
    message.action = extras.value(kAction).toObject();
}

QJsonObject withoutWords(const QJsonObject &system)
{
    QJsonObject rest = system;
    for (auto it = rest.begin(); it != rest.end();)
        it = it->isString() && it.key() != QLatin1String("type") ? rest.erase(it) : it + 1;
    return rest;
}

}  // namespace parlor
