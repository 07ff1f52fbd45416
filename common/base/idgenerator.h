// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <mutex>

namespace parlor {

/// The only source of randomness. Implementations are safe to use from any thread.
class IdGenerator
{
public:
    virtual ~IdGenerator() = default;
    virtual QByteArray randomBytes(int count) = 0;

    /// A key for one composed message: 128 random bits, 22 characters of base64url.
    ClientKey clientKey();
    /// `bytes` random bytes as base64url without padding.
    QString token(int bytes);
    /// Uniform in [0, bound); bound > 0. The bias of the modulo is below 2^-32 for bounds below 2^32.
    quint64 below(quint64 bound);
};

/// The operating system's secure generator.
class SystemIdGenerator final : public IdGenerator
{
public:
    QByteArray randomBytes(int count) override;
};

/// The same sequence for the same seed: for tests and replays, never for secrets.
class SeededIdGenerator final : public IdGenerator
{
public:
    explicit SeededIdGenerator(quint32 seed);
    QByteArray randomBytes(int count) override;

private:
    std::mutex m_mutex;
    QRandomGenerator m_random;
};

}  // namespace parlor
