// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/row.h"

#include <algorithm>

namespace parlor {

static_assert(sizeof(void *) != 8 || sizeof(Row) <= 136, "a row has grown");

namespace {

template<typename T>
bool sameValue(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

}  // namespace

bool Row::Seldom::equals(const Seldom &other) const
{
    return mentions == other.mentions && attachments == other.attachments && reactions == other.reactions
           && system == other.system && action == other.action && editedAt == other.editedAt
           && deletedAt == other.deletedAt && sameValue(forwardedFrom, other.forwardedFrom)
           && sameValue(failure, other.failure);
}

RowPtr Row::ofGap(RowId rowId, Gap gap)
{
    auto *row = new Row;
    row->m_rowId = rowId;
    row->m_isGap = true;
    row->m_seq = gap.from;
    row->m_number = gap.to;
    return RowPtr(row);
}

RowPtr Row::ofMessage(RowId rowId, const Message &message, DeliveryState state, std::optional<Error> failure)
{
    return RowPtr(create(rowId, message, state, std::move(failure)));
}

Row *Row::create(RowId rowId, const Message &message, DeliveryState state, std::optional<Error> failure)
{
    auto *row = new Row;
    row->m_rowId = rowId;
    row->m_seq = message.seq;
    row->m_number = message.id.value;
    row->m_revision = message.revision;
    row->m_roomId = message.roomId;
    row->m_senderId = message.senderId;
    row->m_replyTo = message.replyTo.value_or(MessageId{});
    row->m_rootId = message.rootId.value_or(MessageId{});
    row->m_createdAt = message.createdAt;
    row->m_body = message.body;
    row->m_clientKey = message.clientKey;
    row->m_replyCount = message.replyCount;
    row->m_kind = message.kind;
    row->m_state = state;
    if (failure || hasSeldom(message))
        row->m_seldom.reset(new Seldom(message, std::move(failure)));
    return row;
}

bool Row::hasSeldom(const Message &message)
{
    return message.forwardedFrom || !message.mentions.userIds.isEmpty() || message.mentions.all || message.mentions.here
           || !message.attachments.isEmpty() || !message.reactions.isEmpty() || !message.system.isEmpty()
           || !message.action.isEmpty() || message.editedAt || message.deletedAt;
}

Row::Seldom::Seldom(const Message &message, std::optional<Error> why)
    : mentions(message.mentions),
      attachments(message.attachments),
      reactions(message.reactions),
      system(message.system),
      action(message.action),
      editedAt(message.editedAt),
      deletedAt(message.deletedAt)
{
    if (message.forwardedFrom)
        forwardedFrom = std::make_shared<const ForwardedFrom>(*message.forwardedFrom);
    if (why)
        failure = std::make_shared<const Error>(*std::move(why));
}

Message Row::message() const
{
    Message message;
    if (m_isGap)
        return message;
    message.id = id();
    message.roomId = m_roomId;
    message.seq = m_seq;
    message.revision = m_revision;
    message.clientKey = m_clientKey;
    message.senderId = m_senderId;
    message.kind = m_kind;
    message.body = m_body;
    message.replyTo = replyTo();
    message.rootId = rootId();
    message.replyCount = m_replyCount;
    message.createdAt = m_createdAt;
    if (m_seldom) {
        if (m_seldom->forwardedFrom)
            message.forwardedFrom = *m_seldom->forwardedFrom;
        message.mentions = m_seldom->mentions;
        message.attachments = m_seldom->attachments;
        message.reactions = m_seldom->reactions;
        message.system = m_seldom->system;
        message.action = m_seldom->action;
        message.editedAt = m_seldom->editedAt;
        message.deletedAt = m_seldom->deletedAt;
    }
    return message;
}

std::optional<Error> Row::failure() const
{
    return m_seldom && m_seldom->failure ? std::optional(*m_seldom->failure) : std::nullopt;
}

RowPtr Row::withState(DeliveryState state, std::optional<Error> why) const
{
    if (failure() != why)
        return ofMessage(m_rowId, message(), state, std::move(why));
    auto *row = new Row(*this);
    row->m_state = state;
    return RowPtr(row);
}

RowPtr Row::withReplyCount(int count) const
{
    auto *row = new Row(*this);
    row->m_replyCount = count;
    return RowPtr(row);
}

RowPtr Row::withPicture(const Message &picture) const
{
    Row *row = create(m_rowId, picture, m_state, {});
    row->m_seq = m_seq;
    row->m_senderId = m_senderId;
    row->m_clientKey = m_clientKey;
    row->m_kind = m_kind;
    row->m_replyCount = std::max(m_replyCount, picture.replyCount);
    return RowPtr(row);
}

bool Row::operator==(const Row &other) const
{
    const bool sameSeldom = m_seldom == other.m_seldom
                            || (m_seldom && other.m_seldom && m_seldom->equals(*other.m_seldom));
    return sameSeldom && m_rowId == other.m_rowId && m_seq == other.m_seq && m_number == other.m_number
           && m_revision == other.m_revision && m_roomId == other.m_roomId && m_senderId == other.m_senderId
           && m_replyTo == other.m_replyTo && m_rootId == other.m_rootId && m_createdAt == other.m_createdAt
           && m_body == other.m_body && m_clientKey == other.m_clientKey && m_replyCount == other.m_replyCount
           && m_kind == other.m_kind && m_state == other.m_state && m_isGap == other.m_isGap;
}

}  // namespace parlor
