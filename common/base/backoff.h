// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idgenerator.h"

#include <chrono>

namespace parlor {

/// Exponential backoff with full jitter: the n-th delay is uniform in [0, min(cap, base * 2^n)).
class Backoff
{
public:
    explicit Backoff(IdGenerator &random, std::chrono::milliseconds base = std::chrono::milliseconds(500),
                     std::chrono::milliseconds cap = std::chrono::seconds(30));

    std::chrono::milliseconds next();
    void reset() { m_attempts = 0; }
    int attempts() const { return m_attempts; }

private:
    IdGenerator &m_random;
    std::chrono::milliseconds m_base;
    std::chrono::milliseconds m_cap;
    int m_attempts = 0;
};

}  // namespace parlor
