// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/ids.h"
#include "protocol/endpoints.h"

#include <QStringList>
#include <optional>
#include <variant>

namespace parlor {

/// An invitation: parlor://HOST:PORT/join?token=…&fp=sha256:…&alt=HOST2,HOST3
struct JoinLink {
    QString token;
    QString fingerprint;       ///< "sha256:" and 64 hexadecimal digits; empty: the server speaks without TLS
    QStringList alternatives;  ///< other hosts of the same server, on the same port
    bool operator==(const JoinLink &) const = default;
};

/// A place in a room: parlor://HOST:PORT/room/7?message=123
struct RoomLink {
    RoomId room;
    std::optional<MessageId> message;
    bool operator==(const RoomLink &) const = default;
};

/// A link that opens Parlor. Links come from strangers: whatever is not exactly as it should be is refused.
struct ParlorLink {
    /// A name or an address in lower case, IPv6 without brackets. ASCII only: a name in another script is
    /// written, and shown, as xn--…, so that no letter passes for another.
    QString host;
    quint16 port = endpoint::kDefaultPort;
    std::variant<JoinLink, RoomLink> target;
    bool operator==(const ParlorLink &) const = default;
};

/// InvalidRequest, with a sentence that says what is wrong. Keys of the query that are not known are stepped over.
Result<ParlorLink> parlorLinkFromText(const QString &text);
/// Always with its port. What this makes of a link that was read, reads as the same link.
QString toText(const ParlorLink &link);

/// A host as links have it: lower case, IPv6 shortened and without brackets; nothing for what is none.
std::optional<QString> canonicalHost(const QString &host);
/// host:port, with brackets around IPv6.
QString authorityOf(const QString &host, quint16 port);

}  // namespace parlor
