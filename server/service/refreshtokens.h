// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idgenerator.h"

#include <QByteArray>

namespace parlor {

/// Refresh tokens: 256 bits, the first random, each successor an HMAC of its predecessor under the server's
/// key. So the successor of a token whose answer was lost can be given again without being kept anywhere.
class RefreshTokens
{
public:
    explicit RefreshTokens(QByteArray key) : m_key(std::move(key)) {}

    /// As a client holds it: base64url.
    static QString first(IdGenerator &ids) { return ids.token(32); }
    QString successorOf(const QString &token) const;
    /// As the store holds it.
    static QByteArray hashOf(const QString &token);
    /// Takes the same time wherever two hashes begin to differ.
    static bool isSame(const QByteArray &one, const QByteArray &other);

private:
    QByteArray m_key;
};

}  // namespace parlor
