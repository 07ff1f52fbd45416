// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/account.h"

#include <QCryptographicHash>

namespace parlor {

QString Account::id() const
{
    const QString name = server.url.toString(QUrl::FullyEncoded) + u'\n' + username.toLower();
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

}  // namespace parlor
