// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/timestamp.h"

#include <QSslConfiguration>
#include <QString>

namespace parlor {

/// What a server shows to who connects with TLS.
struct TlsIdentity {
    QSslConfiguration configuration;
    QString fingerprint;  ///< "sha256:" and the hash of the certificate in lower-case hex
};

/// Reads a certificate (with what leads to its root, if anything) and its key, both PEM. Storage, with which file and
/// why: not there, not readable, not belonging together, past its time.
Result<TlsIdentity> loadTlsIdentity(const QString &certificateFile, const QString &keyFile, Timestamp now);

/// The server's own: DIR/tls.crt and DIR/tls.key, made where they are not there yet, for every name and address of
/// this machine. It signs itself, so clients know it by its fingerprint, which stays as long as the files do.
Result<TlsIdentity> ownTlsIdentity(const QString &directory, Timestamp now);

}  // namespace parlor
