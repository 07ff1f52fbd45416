// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messagechanges.h"

#include "protocol/textrules.h"
#include "service/drafts.h"
#include "service/mentionresolver.h"
#include "service/messageaccess.h"
#include "service/messagefiles.h"
#include "service/pinning.h"
#include "service/refusal.h"
#include "store/eventtable.h"
#include "store/mentiontable.h"
#include "store/messageextras.h"

#include <algorithm>

namespace parlor {

namespace {

constexpr int kMaxEmojis = 50;

void logChange(WriteTransaction &transaction, const Message &message, const event::Payload &payload,
               const Caller &caller)
{
    EventDraft draft = draft::forRoom(message.roomId, payload, caller);
    draft.message = message.id;
    transaction.log(std::move(draft));
}

Error archived()
{
    return refusal::forbidden(QStringLiteral("This room is archived"));
}

Error blankBody()
{
    return {ErrorCode::InvalidFields,
            QStringLiteral("A message without files has words"),
            {{QStringLiteral("body"), QStringLiteral("blank"), {}}},
            0};
}

qsizetype indexOf(const QList<Reaction> &reactions, const QString &emoji)
{
    const auto found = std::find_if(reactions.begin(), reactions.end(),
                                    [&](const Reaction &reaction) { return reaction.emoji == emoji; });
    return found == reactions.end() ? -1 : found - reactions.begin();
}

/// False where it was so already.
bool setReaction(QList<Reaction> &reactions, const QString &emoji, UserId user, bool on)
{
    qsizetype at = indexOf(reactions, emoji);
    const bool isOn = at >= 0 && reactions.at(at).userIds.contains(user);
    if (isOn == on)
        return false;
    if (at < 0) {
        reactions.append({emoji, {}});
        at = reactions.size() - 1;
    }
    if (on)
        reactions[at].userIds.append(user);
    else
        reactions[at].userIds.removeOne(user);
    if (reactions.at(at).userIds.isEmpty())
        reactions.removeAt(at);
    return true;
}

void blank(StoredMessage &stored, Revision revision, Timestamp at)
{
    Message &message = stored.message;
    message.revision = revision;
    message.body.clear();
    message.mentions = {};
    message.attachments.clear();
    message.reactions.clear();
    message.forwardedFrom.reset();
    message.action = {};
    message.system = withoutWords(message.system);
    message.deletedAt = at;
    stored.bodyRevision = revision;
}

}  // namespace

Result<ChangedMessage> editMessage(WriteTransaction &transaction, const Caller &caller, MessageId id,
                                   const EditRequest &request, const PresenceBook &presence)
{
    Database &database = transaction.database();
    Result<MessageAccess> access = accessToMessage(database, caller.user, id);
    if (!access)
        return access.error();
    StoredMessage &stored = access->stored;
    Message &message = stored.message;
    if (message.senderId != caller.user || message.kind == MessageKind::System)
        return refusal::forbidden(QStringLiteral("Only its author may edit a message"));
    if (message.deletedAt)
        return ChangedMessage{message, true};
    if (message.body == request.body)
        return ChangedMessage{message, false};
    if (message.attachments.isEmpty() && textrules::isBlank(request.body))
        return blankBody();
    if (request.baseRevision && *request.baseRevision < stored.bodyRevision)
        return ChangedMessage{message, true};
    if (access->access.room.archived)
        return archived();
    const bool calledHere = message.mentions.here;
    message.body = request.body;
    message.mentions = mentionsIn(database, access->access, request.body);
    message.editedAt = transaction.now();
    message.revision = transaction.nextEvent();
    stored.bodyRevision = message.revision;
    MessageTable(database).update(stored);
    noteMentionsAnew(database, message, calledHere, presence);
    logChange(transaction, message, event::MessageEdited{message}, caller);
    return ChangedMessage{message, false};
}

Result<Message> deleteMessage(WriteTransaction &transaction, const Caller &caller, MessageId id)
{
    Database &database = transaction.database();
    Result<MessageAccess> access = accessToMessage(database, caller.user, id);
    if (!access)
        return access.error();
    StoredMessage &stored = access->stored;
    const bool isOwn = stored.message.senderId == caller.user && stored.message.kind != MessageKind::System;
    if (!isOwn && !access->access.isAdmin())
        return refusal::forbidden(QStringLiteral("Only its author and the room's admins may delete a message"));
    if (stored.message.deletedAt)
        return stored.message;
    blank(stored, transaction.nextEvent(), transaction.now());
    MessageTable(database).update(stored);
    MentionTable(database).remove(stored.message.roomId, stored.message.seq);
    releaseFiles(transaction, id);
    EventTable(database).blankMessage(id);
    logChange(transaction, stored.message, event::MessageDeleted{stored.message}, caller);
    unpinDeleted(transaction, stored.message, caller);
    return stored.message;
}

Result<ChangedMessage> reactToMessage(WriteTransaction &transaction, const Caller &caller, MessageId id,
                                      const QString &emoji, bool on)
{
    Database &database = transaction.database();
    Result<MessageAccess> access = accessToMessage(database, caller.user, id);
    if (!access)
        return access.error();
    Message &message = access->stored.message;
    if (message.deletedAt)
        return ChangedMessage{message, true};
    QList<Reaction> reactions = message.reactions;
    if (!setReaction(reactions, emoji, caller.user, on))
        return ChangedMessage{message, false};
    if (access->access.room.archived)
        return archived();
    if (reactions.size() > kMaxEmojis)
        return ChangedMessage{message, true};
    message.reactions = std::move(reactions);
    message.revision = transaction.nextEvent();
    MessageTable(database).update(access->stored);
    const qsizetype at = indexOf(message.reactions, emoji);
    const QList<UserId> users = at >= 0 ? message.reactions.at(at).userIds : QList<UserId>();
    logChange(transaction, message, event::ReactionChanged{message, emoji, users}, caller);
    return ChangedMessage{message, false};
}

}  // namespace parlor
