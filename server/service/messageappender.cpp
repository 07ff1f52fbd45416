// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messageappender.h"

#include "base/json.h"
#include "protocol/json.h"
#include "store/messagetable.h"
#include "store/roomtable.h"

namespace parlor {

namespace {

/// {"message":…} or, for a reply, {"message":…,"root":{"id":…,"reply_count":…}}, around text that is there already.
QByteArray newMessageData(const QByteArray &messageJson, std::optional<MessageId> root, int replyCount)
{
    QByteArray data = R"({"message":)";
    data += messageJson;
    if (root)
        data += R"(,"root":{"id":)" + QByteArray::number(root->value) + R"(,"reply_count":)"
                + QByteArray::number(replyCount) + '}';
    data += '}';
    return data;
}

}  // namespace

AppendedMessage appendMessage(WriteTransaction &transaction, RoomInfo &room, Message draft,
                              const std::optional<QByteArray> &requestHash, const Caller &caller)
{
    Database &database = transaction.database();
    MessageTable messages(database);
    draft.roomId = room.id;
    draft.seq = ++room.lastSeq;
    draft.revision = transaction.nextEvent();
    draft.senderId = caller.user;
    draft.createdAt = transaction.now();
    draft.id = messages.insert(draft, requestHash);
    RoomTable(database).setLastSeq(room.id, room.lastSeq);
    const int replyCount = draft.rootId ? messages.countReply(*draft.rootId) : 0;

    AppendedMessage appended{std::move(draft), {}};
    appended.json = compactJson(toJson(appended.message));
    EventDraft event;
    event.room = room.id;
    event.kind = "new_message";
    event.dataJson = newMessageData(appended.json, appended.message.rootId, replyCount);
    event.originStream = caller.streamId;
    event.message = appended.message.id;
    transaction.log(std::move(event));
    return appended;
}

void appendSystemMessage(WriteTransaction &transaction, RoomInfo &room, const QJsonObject &system, const Caller &caller)
{
    Message draft;
    draft.kind = MessageKind::System;
    draft.system = system;
    appendMessage(transaction, room, std::move(draft), std::nullopt, caller);
}

}  // namespace parlor
