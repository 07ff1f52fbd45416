// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "search/searchquery.h"

#include <QList>

/// The words of the index. Each begins with the room, so that a list of hits holds those of one room alone:
/// what is said in other rooms, however much, costs nothing and cannot be told from how long an answer takes.
///
/// A word stands in the index with its beginnings, a sign alone and with the sign after it, the sender as a
/// word of its own. So whatever is looked for is one list of hits, never a walk over many.
namespace parlor::searchterms {

/// Of one message, with a space after each. Empty where nothing in it can be found.
QByteArray ofMessage(RoomId room, UserId sender, const FoldedText &folded, const SearchTokens &tokens);

/// An FTS5 expression for every message that the query may fit, and few others: it knows nothing of order and
/// of what lies between. Empty where nothing can fit.
QByteArray expression(const QList<RoomId> &rooms, std::optional<UserId> sender, const SearchQuery &query);

}  // namespace parlor::searchterms
