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
    /// Hashes that may wait for a thread; who comes when so many do is told to come again. At some 50 ms a hash
    /// and thread the last of them waits a few seconds.
    int mostWaiting = 128;
};

/// Requests, beyond the limits on sign-ins.
struct RequestRates {
    int sessionBurst = 1000;
    double sessionPerSecond = 100;
    /// Of an IPv4 address or an IPv6 /64, which may be a whole office; not of loopback.
    int addressBurst = 4000;
    double addressPerSecond = 400;
    int registrationBurst = 30;  ///< of an address, loopback too: each costs a password hash
    double registrationsPerSecond = 0.1;
};

/// What the operator decides; fixed while the server runs.
struct ServerSettings {
    QString name = QStringLiteral("Parlor");
    Registration registration = Registration::Open;
    Limits limits;
    std::chrono::seconds accessTokenLife = std::chrono::minutes(15);
    std::chrono::hours eventRetention = std::chrono::hours(24 * 30);
    EventId maxReplay = 10'000;  ///< events of the whole store; a cursor further back gets `reset too_old`
    bool limitRates = true;      ///< of sign-ins, registrations and requests
    RequestRates rates;
    int maxConnections = 20'000;
    int maxConnectionsPerAddress = 256;  ///< of an IPv4 address or an IPv6 /64; loopback has all
    PasswordCost passwordCost;
    QString tlsFingerprint;
};

}  // namespace parlor
