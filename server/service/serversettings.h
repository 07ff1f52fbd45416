// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/requests.h"

#include <chrono>

namespace parlor {

/// Cost of one password hash. The defaults are libsodium's "interactive".
struct PasswordCost {
    quint64 operations = 2;
    quint64 memoryBytes = 64 * 1024 * 1024;
    int threads = 2;
};

/// What the operator decides; fixed while the server runs.
struct ServerSettings {
    QString name = QStringLiteral("Parlor");
    Registration registration = Registration::Open;
    Limits limits;
    std::chrono::seconds accessTokenLife = std::chrono::minutes(15);
    std::chrono::hours eventRetention = std::chrono::hours(24 * 30);
    EventId maxReplay = 10'000;  ///< events of the whole store; a cursor further back gets `reset too_old`
    bool limitRates = true;      ///< of sign-ins
    PasswordCost passwordCost;
    QString tlsFingerprint;
};

}  // namespace parlor
