// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionstate.h"
#include "theme/tokens.h"

#include <QString>

/// The state of the connection in words.
namespace parlor::connectionwords {

/// A few words for the account bar: "Live", "Reconnecting in 7 s".
QString brief(const ConnectionState &state);
/// A sentence for the banner; empty while live.
QString full(const ConnectionState &state);
/// What the banner's button does; empty: it has none.
QString action(const ConnectionState &state);
QColor Tokens::*ink(const ConnectionState &state);

}  // namespace parlor::connectionwords
