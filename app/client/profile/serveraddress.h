// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QUrl>

namespace parlor {

/// Where a server is, and by which certificate it is known.
struct ServerAddress {
    QUrl url;                ///< scheme, host and port; no path
    QByteArray fingerprint;  ///< SHA-256 of the certificate, lower-case hex; empty: none is known yet

    bool operator==(const ServerAddress &) const = default;

    bool isLoopback() const;
    /// The whole address of a path as protocol/endpoints spells it (percent-encoded).
    QUrl resolved(const QString &path) const;
    /// "chat.example", "10.0.0.5:7420", "http://…", "https://…". Without a scheme it is http on this
    /// machine and https elsewhere; without a port it is the protocol's.
    static Result<ServerAddress> fromText(const QString &text);
};

}  // namespace parlor
