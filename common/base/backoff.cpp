// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

namespace parlor {

using std::chrono::milliseconds;

Backoff::Backoff(IdGenerator &random, milliseconds base, milliseconds cap) : m_random(random), m_base(base), m_cap(cap)
{
}

milliseconds Backoff::next()
{
    milliseconds ceiling = m_base;
    for (int i = 0; i < m_attempts && ceiling < m_cap; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, m_cap);
    ++m_attempts;
    return milliseconds(m_random.below(quint64(ceiling.count())));
}

}  // namespace parlor
