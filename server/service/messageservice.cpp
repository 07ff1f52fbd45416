// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/messageservice.h"

#include "measure/measures.h"
#include "protocol/emoji.h"
#include "service/messageaccess.h"
#include "service/messagechanges.h"
#include "service/messageposting.h"
#include "service/refusal.h"
#include "store/readers.h"
#include "store/writer.h"

#include <limits>

namespace parlor {

namespace {

QList<Message> messagesAt(MessageTable &messages, RoomId room, PagePosition position, int limit)
{
    switch (position.kind) {
    case PagePosition::Kind::Newest:
        return messages.before(room, std::numeric_limits<Seq>::max(), limit);
    case PagePosition::Kind::Before:
        return messages.before(room, position.seq, limit);
    case PagePosition::Kind::After:
        return messages.after(room, position.seq, limit);
    case PagePosition::Kind::Around:
        break;
    }
    const int earlier = limit / 2;
    return messages.before(room, position.seq, earlier) + messages.after(room, position.seq - 1, limit - earlier);
}

/// Seqs have no holes, so the ends say whether there is more.
MessagePage pageOf(QList<Message> messages, PagePosition position, Seq lastSeq)
{
    MessagePage page;
    if (messages.isEmpty()) {
        const bool liesBefore = position.kind == PagePosition::Kind::Before;
        page.hasMoreAfter = liesBefore && lastSeq > 0;
        page.hasMoreBefore = !liesBefore && lastSeq > 0;
        return page;
    }
    page.hasMoreBefore = messages.first().seq > 1;
    page.hasMoreAfter = messages.last().seq < lastSeq;
    page.messages = std::move(messages);
    return page;
}

Result<MessagePage> readPage(Database &database, UserId user, RoomId room, PagePosition position, int limit)
{
    const Result<RoomAccess> access = joinedRoom(database, user, room);
    if (!access)
        return access.error();
    MessageTable messages(database);
    return pageOf(messagesAt(messages, room, position, limit), position, access->room.lastSeq);
}

}  // namespace

void MessageService::post(const Caller &caller, RoomId room, const ComposeRequest &request, Reply<PostedMessage> reply)
{
    m_context.writer.write<PostedMessage>(
        [caller, room, request, presence = m_context.presence,
         measures = m_context.measures](WriteTransaction &transaction) {
            Result<PostedMessage> posted = postMessage(transaction, caller, room, request, *presence);
            if (measures && posted && !posted->created)
                transaction.afterCommit([measures] { measures->idempotentHits.add(); });
            return posted;
        },
        std::move(reply));
}

void MessageService::page(const Caller &caller, RoomId room, PagePosition position, qint64 limit,
                          Reply<MessagePage> reply)
{
    if (limit < 1)
        return reply(refusal::badField(QStringLiteral("limit"), QStringLiteral("At least one message"), 1));
    const int count = int(std::min<qint64>(limit, m_context.settings.limits.page));
    m_context.readers.read<MessagePage>(
        [user = caller.user, room, position, count](Database &database) {
            return readPage(database, user, room, position, count);
        },
        std::move(reply));
}

void MessageService::get(const Caller &caller, MessageId message, Reply<Message> reply)
{
    m_context.readers.read<Message>(
        [user = caller.user, message](Database &database) -> Result<Message> {
            Result<MessageAccess> access = accessToMessage(database, user, message);
            if (!access)
                return access.error();
            return std::move(access->stored.message);
        },
        std::move(reply));
}

void MessageService::getByKey(const Caller &caller, const ClientKey &key, Reply<Message> reply)
{
    m_context.readers.read<Message>(
        [user = caller.user, key](Database &database) -> Result<Message> {
            std::optional<StoredMessage> stored = MessageTable(database).findByKey(user, key);
            if (!stored)
                return refusal::noSuchMessage();
            return std::move(stored->message);
        },
        std::move(reply));
}

void MessageService::edit(const Caller &caller, MessageId message, const EditRequest &request,
                          Reply<ChangedMessage> reply)
{
    m_context.writer.write<ChangedMessage>(
        [caller, message, request, presence = m_context.presence](WriteTransaction &transaction) {
            return editMessage(transaction, caller, message, request, *presence);
        },
        std::move(reply));
}

void MessageService::remove(const Caller &caller, MessageId message, Reply<Message> reply)
{
    m_context.writer.write<Message>(
        [caller, message](WriteTransaction &transaction) { return deleteMessage(transaction, caller, message); },
        std::move(reply));
}

void MessageService::react(const Caller &caller, MessageId message, const QString &emoji, bool on,
                           Reply<ChangedMessage> reply)
{
    if (!isEmoji(emoji))
        return reply(refusal::badField(QStringLiteral("emoji"), QStringLiteral("One emoji")));
    m_context.writer.write<ChangedMessage>(
        [caller, message, emoji, on](WriteTransaction &transaction) {
            return reactToMessage(transaction, caller, message, emoji, on);
        },
        std::move(reply));
}

}  // namespace parlor
