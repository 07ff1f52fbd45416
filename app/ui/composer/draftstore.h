// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composerdraft.h"

#include <QHash>

namespace parlor {

/// The drafts of one account, by room, in a file of their own. A file that cannot be read or written loses
/// no draft while the program runs.
class DraftStore
{
public:
    /// Reads what is there. An empty name: nothing is kept on disk.
    explicit DraftStore(const QString &file);

    ComposerDraft draft(RoomId room) const { return m_drafts.value(room); }
    /// Writes to disk only where something changed.
    void set(RoomId room, const ComposerDraft &draft);

private:
    QString m_file;
    QHash<RoomId, ComposerDraft> m_drafts;
};

}  // namespace parlor
