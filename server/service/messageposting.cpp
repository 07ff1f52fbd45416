// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messageposting.h"

#include "base/json.h"
#include "protocol/json.h"
#include "service/actionchanges.h"
#include "service/mentionresolver.h"
#include "service/messageappender.h"
#include "service/messagefiles.h"
#include "service/refusal.h"
#include "store/actiontable.h"
#include "store/messagetable.h"
#include "store/usertable.h"

#include <sodium.h>

namespace parlor {

namespace {

constexpr int kHashBytes = 16;

void feed(crypto_generichash_state &state, qint64 number)
{
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(&number), sizeof number);
}

/// Two requests have the same hash where they ask for the same message in the same room. (Its bytes depend on
/// the machine's byte order; a store does not move between such machines.)
QByteArray contentHash(RoomId room, const ComposeRequest &request)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, kHashBytes);
    feed(state, room.value);
    feed(state, request.replyTo.value_or(MessageId()).value);
    feed(state, request.forwardOf.value_or(MessageId()).value);
    feed(state, request.attachmentIds.size());
    for (const FileId file : request.attachmentIds)
        feed(state, file.value);
    if (request.action) {
        const QByteArray action = compactJson(toJson(*request.action));
        feed(state, -action.size());  // what no list of files has for its length
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(action.constData()),
                                  quint64(action.size()));
    }
    const QByteArray body = request.body.toUtf8();
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(body.constData()), quint64(body.size()));
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), kHashBytes);
    return hash;
}

PostedMessage posted(Message message, bool isNew, QByteArray json)
{
    return {std::move(message), isNew, std::move(json)};
}

/// The same key again: the same message, whatever became of it or of its sender's membership since.
Result<PostedMessage> postedBefore(const StoredMessage &stored, const QByteArray &hash)
{
    if (stored.requestHash != hash)
        return {ErrorCode::ClientKeyConflict, QStringLiteral("This key was used for another message")};
    return posted(stored.message, false, compactJson(toJson(stored.message)));
}

Status checkMayPost(const RoomAccess &access)
{
    if (access.room.archived)
        return refusal::forbidden(QStringLiteral("This room is archived"));
    if (!access.allows(access.room.posting))
        return refusal::forbidden(QStringLiteral("Only the room's admins may post here"));
    return Done{};
}

Status setReply(MessageTable &messages, RoomId room, MessageId parentId, Message &draft)
{
    const std::optional<StoredMessage> parent = messages.find(parentId);
    if (!parent || parent->message.roomId != room)
        return refusal::badField(QStringLiteral("reply_to"), QStringLiteral("There is no such message in this room"));
    draft.replyTo = parentId;
    draft.rootId = parent->message.rootId.value_or(parentId);
    return Done{};
}

Status setForward(Database &database, const Caller &caller, MessageId sourceId, Message &draft)
{
    const Error unreadable = refusal::badField(QStringLiteral("forward_of"),
                                               QStringLiteral("There is no such message to forward"));
    const std::optional<StoredMessage> source = MessageTable(database).find(sourceId);
    if (!source || !joinedRoom(database, caller.user, source->message.roomId))
        return unreadable;
    const Message &message = source->message;
    if (message.deletedAt || message.kind == MessageKind::System)
        return unreadable;
    draft.body = message.body;
    draft.attachments = message.attachments;
    draft.forwardedFrom = message.forwardedFrom;
    if (draft.forwardedFrom)
        return Done{};
    const std::optional<User> author = UserTable(database).find(message.senderId);
    draft.forwardedFrom = ForwardedFrom{message.id, message.roomId, message.senderId,
                                        author ? author->displayName : QString()};
    return Done{};
}

Result<Message> composed(Database &database, const Caller &caller, const RoomAccess &access,
                         const ComposeRequest &request)
{
    Message draft;
    draft.clientKey = request.clientKey;
    if (request.forwardOf && !request.attachmentIds.isEmpty())
        return refusal::badField(QStringLiteral("attachment_ids"),
                                 QStringLiteral("What is forwarded brings its files"));
    draft.kind = caller.isBot ? MessageKind::Assistant : MessageKind::User;
    if (request.replyTo) {
        MessageTable messages(database);
        if (const Status replied = setReply(messages, access.room.id, *request.replyTo, draft); !replied)
            return replied.error();
    }
    if (request.forwardOf) {
        // Whom a forwarded text named was named in another room.
        if (const Status forwarded = setForward(database, caller, *request.forwardOf, draft); !forwarded)
            return forwarded.error();
        return draft;
    }
    Result<QList<Attachment>> attachments = attachmentsOf(database, caller.user, request.attachmentIds);
    if (!attachments)
        return attachments.error();
    draft.attachments = *std::move(attachments);
    draft.body = request.body;
    draft.mentions = mentionsIn(database, access, request.body);
    return draft;
}

}  // namespace

Result<PostedMessage> postMessage(WriteTransaction &transaction, const Caller &caller, RoomId room,
                                  const ComposeRequest &request, const PresenceBook &presence)
{
    Database &database = transaction.database();
    const QByteArray hash = contentHash(room, request);
    // Before every other rule: the answer to the first may have been lost, and the room left since.
    if (const std::optional<StoredMessage> before = MessageTable(database).findByKey(caller.user, request.clientKey))
        return postedBefore(*before, hash);
    Result<RoomAccess> access = joinedRoom(database, caller.user, room);
    if (!access)
        return access.error();
    if (const Status may = checkMayPost(*access); !may)
        return may.error();
    Result<Message> draft = composed(database, caller, *access, request);
    if (!draft)
        return draft.error();
    std::optional<ActionId> action;
    if (request.action) {
        const Result<ActionId> opened = openAction(transaction, *request.action, *draft);
        if (!opened)
            return opened.error();
        action = *opened;
    }
    AppendedMessage appended = appendMessage(transaction, access->room, *std::move(draft), hash, caller);
    useFiles(transaction, appended.message);
    noteMentions(database, appended.message, presence);
    if (action)
        ActionTable(database).setMessage(*action, appended.message.id);
    MemberTable(database).setSent(room, caller.user, appended.message.seq);
    return posted(std::move(appended.message), true, std::move(appended.json));
}

}  // namespace parlor
