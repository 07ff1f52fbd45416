// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/orphans.h"

namespace parlor {

void Orphans::offer(const Message &picture)
{
    Waiting &waiting = m_waiting[picture.id];
    waiting.replyCount = qMax(waiting.replyCount, picture.replyCount);
    if (!waiting.picture || picture.revision > waiting.picture->revision)
        waiting.picture = std::make_shared<const Message>(picture);
}

void Orphans::raiseReplyCount(MessageId id, int count)
{
    if (count <= 0)
        return;
    Waiting &waiting = m_waiting[id];
    waiting.replyCount = qMax(waiting.replyCount, count);
}

std::optional<Message> Orphans::find(MessageId id) const
{
    const Waiting waiting = m_waiting.value(id);
    if (!waiting.picture)
        return std::nullopt;
    Message message = *waiting.picture;
    message.replyCount = waiting.replyCount;
    return message;
}

Orphans::Waiting Orphans::take(MessageId id)
{
    return m_waiting.isEmpty() ? Waiting() : m_waiting.take(id);
}

void Orphans::clear()
{
    m_waiting.clear();
}

}  // namespace parlor
