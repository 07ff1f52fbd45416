// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/message.h"

#include <QByteArray>

namespace parlor {

/// What only few messages have (mentions, reactions, where it was forwarded from, system, action), as one
/// JSON object, so that a plain message costs no column and no join. Nothing at all where it has none.
std::optional<QByteArray> extrasOf(const Message &message);
/// The way back, into `message`.
void readExtras(const QByteArray &json, Message &message);

/// What a deleted line of the server's still says: of which type it was and about whom, but no name.
QJsonObject withoutWords(const QJsonObject &system);

}  // namespace parlor
