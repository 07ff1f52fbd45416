// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QMetaType>
#include <optional>

namespace parlor {

/// How a session stands with its server: what the window says, in one place, in words.
struct ConnectionState {
    enum class Kind {
        SignedOut,  ///< `reason`: why, none where nobody signed in or who did signed out
        Connecting,
        Live,
        LivePolling,         ///< streams are blocked here: events come by polling
        Reconnecting,        ///< in `seconds`; 0: it is trying now
        Offline,             ///< this machine has no network; `seconds` as above
        ServerReplaced,      ///< another store answers: reloading
        CertificateChanged,  ///< stopped: somebody must decide; both fingerprints are set
        Stopped,             ///< `reason`: what trying again does not help against (an older protocol …)
    };

    Kind kind = Kind::SignedOut;
    int seconds = 0;
    int waiting = 0;              ///< messages in the outbox that are not failed
    std::optional<Error> reason;  ///< the last failure, while not live
    QByteArray knownFingerprint;
    QByteArray seenFingerprint;

    bool isLive() const { return kind == Kind::Live || kind == Kind::LivePolling; }
    bool operator==(const ConnectionState &) const = default;
};

}  // namespace parlor

Q_DECLARE_METATYPE(parlor::ConnectionState)
