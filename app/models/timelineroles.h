// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace parlor {

/// Roles of a timeline row. The first group has names that recorded tests rely on.
enum TimelineRole {
    TextRole = Qt::UserRole + 1,  ///< the body as stored; a sentence for system rows and gaps; empty when deleted
    SenderRole,                   ///< display name; empty for a gap
    TimeRole,                     ///< as shown: "9:38"
    StateRole,                    ///< queued sending sent read failed received: the same in every language
    KindRole,                     ///< user assistant system gap
    EditedRole,                   ///< bool
    DeletedRole,                  ///< bool
    KeyRole,                      ///< client key; empty where there is none
    SeqRole,                      ///< 0 while pending
    ReactionsRole,                ///< string list: "👍 2"

    RowIdRole,
    MessageIdRole,
    SenderIdRole,
    PresentationRole,  ///< no value; named in dataChanged where only the RowFacts changed
};

}  // namespace parlor
