// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace parlor {

/// As the store holds a secret of 256 random bits: found by this hash, the time of the search says nothing
/// about the secret, and no slow hash is needed.
QByteArray secretHash(const QString &secret);

constexpr int kSecretBytes = 32;
/// Begins every token of a bot, so that it is no JWT, and so that scanners for leaked secrets know it.
inline constexpr char kBotTokenPrefix[] = "parlor_bot_";

}  // namespace parlor
