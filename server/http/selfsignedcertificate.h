// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/timestamp.h"

#include <QByteArray>
#include <QStringList>

namespace parlor {

struct PemPair {
    QByteArray certificate;
    QByteArray key;
};

/// localhost, the host's name and the addresses of its interfaces.
QStringList namesOfThisMachine();

/// A key on P-256 and a certificate for these names and addresses, good for ten years.
Result<PemPair> makeSelfSigned(const QStringList &names, Timestamp now);

/// Whether this is the key of the first of these certificates.
bool belongTogether(const QByteArray &certificatePem, const QByteArray &keyPem);

}  // namespace parlor
