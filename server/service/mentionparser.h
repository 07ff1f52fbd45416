// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace parlor {

/// What follows an @ in a body, outside of code (fences of ``` or ~~~, spans of backticks), case folded: the
/// longest run of the characters of a username, each run once. "@bob." gives "bob."; whether "bob." or "bob" is
/// somebody is for others to find out. An @ inside a word (an address) names nobody.
QStringList mentionCandidates(const QString &body);

/// The names that a candidate may mean, the longest first: "bob.-" gives "bob.-", "bob.", "bob".
QStringList readingsOf(const QString &candidate);

}  // namespace parlor
