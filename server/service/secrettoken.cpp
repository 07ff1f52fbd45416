// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/secrettoken.h"

#include <sodium.h>

namespace parlor {

QByteArray secretHash(const QString &secret)
{
    const QByteArray text = secret.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const unsigned char *>(text.constData()), quint64(text.size()), nullptr, 0);
    return hash;
}

}  // namespace parlor
