// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A draft lies on disk with the key that it is sent with. So it can be told after a crash from a message that was sent, and
// sent again it is the same message.
#include "composer/composer.h"
#include "session/session.h"
#include "timeline/roompane.h"

namespace parlor {

void RoomPane::showDraft()
{
    m_keptDraft = m_room.isValid() ? m_drafts.draft(m_room) : ComposerDraft();
    if (wasSent(m_keptDraft.key)) {
        m_keptDraft = {};
        m_drafts.set(m_room, {});
    }
    m_draftKey = m_keptDraft.key;
    m_composer->showDraft(m_keptDraft, replyLabel(m_keptDraft.replyTo));
}

void RoomPane::keepDraft()
{
    if (!m_room.isValid())
        return;
    ComposerDraft draft = m_composer->draft();
    const bool changed = draft.text != m_keptDraft.text || draft.replyTo != m_keptDraft.replyTo;
    if (draft.isEmpty() || (changed && m_draftKey == m_keptDraft.key))
        m_draftKey = {};
    if (changed)
        m_keptDraft = {};
    if (!draft.isEmpty() && m_draftKey.isEmpty())
        m_draftKey = m_session.newDraftKey();
    draft.key = m_draftKey;
    m_drafts.set(m_room, draft);
}

ClientKey RoomPane::takeDraftKey(const QString &body, std::optional<MessageId> replyTo)
{
    ClientKey key = std::exchange(m_draftKey, {});
    const ComposerDraft kept = std::exchange(m_keptDraft, {});
    if (key.isEmpty() || (key == kept.key && (body != kept.text || replyTo != kept.replyTo)))
        key = m_session.newDraftKey();
    // Before it is a message: a crash must find the same key on disk, or no draft at all.
    const ComposerDraft onDisk = m_drafts.draft(m_room);
    if (!onDisk.isEmpty() && onDisk.key != key)
        m_drafts.set(m_room, {body, replyTo, key});
    return key;
}

bool RoomPane::wasSent(const ClientKey &key) const
{
    if (key.isEmpty())
        return false;
    const QList<OutboxEntry> waiting = m_session.outbox();
    return std::any_of(waiting.begin(), waiting.end(), [&key](const OutboxEntry &entry) { return entry.key == key; })
           || (state() && state()->timeline().indexOf(key) >= 0);
}

void RoomPane::dropSentDraft()
{
    // Only what came from the disk can be a message that this pane does not know of.
    if (m_composer->isEditing() || !wasSent(m_keptDraft.key))
        return;
    const ComposerDraft draft = m_composer->draft();
    const bool untouched = draft.text == m_keptDraft.text && draft.replyTo == m_keptDraft.replyTo;
    m_keptDraft = {};
    m_draftKey = {};
    if (untouched)
        m_composer->showDraft({});
    keepDraft();
}

}  // namespace parlor
