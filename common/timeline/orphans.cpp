// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/orphans.h"

namespace parlor {

void Orphans::offer(const Message &picture)
{
    raiseReplyCount(picture.id, picture.replyCount);
    const auto [held, isNew] = m_pictures.try_emplace(picture.id, picture);
    if (!isNew && picture.revision > held->second.revision)
        held->second = picture;
}

void Orphans::raiseReplyCount(MessageId id, int count)
{
    if (count <= 0)
        return;
    int &held = m_replyCounts[id];
    held = qMax(held, count);
}

std::optional<Message> Orphans::find(MessageId id) const
{
    const auto held = m_pictures.find(id);
    if (held == m_pictures.end())
        return std::nullopt;
    Message message = held->second;
    message.replyCount = m_replyCounts.value(id);
    return message;
}

Orphans::Waiting Orphans::take(MessageId id)
{
    Waiting waiting;
    if (!m_replyCounts.isEmpty())
        waiting.replyCount = m_replyCounts.take(id);
    if (const auto held = m_pictures.find(id); held != m_pictures.end()) {
        waiting.picture = std::move(held->second);
        m_pictures.erase(held);
    }
    return waiting;
}

void Orphans::clear()
{
    m_pictures.clear();
    m_replyCounts.clear();
}

}  // namespace parlor
