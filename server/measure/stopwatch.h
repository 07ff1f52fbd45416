// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace parlor {

/// How long something took, for measures alone. Not by the server's Clock: what a person sees or a rule depends on is
/// never decided by it, and Clock's milliseconds are longer than most of what is measured.
class Stopwatch
{
public:
    std::chrono::nanoseconds elapsed() const { return std::chrono::steady_clock::now() - m_begin; }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

}  // namespace parlor
